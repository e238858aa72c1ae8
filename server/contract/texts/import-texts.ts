import type { Language, LocalText } from '../../kernel/configuration/local-text.ts';
import type { ImportProblem, ImportProblemCode } from '../list/prospects.ts';

type Texts = { readonly [code in ImportProblemCode]: string };

/* What is wrong with a line of a customer list, and what to do about it. */
const zh: Texts = {
  empty: '文件是空的。请选择客户名单文件。',
  spreadsheet: '这是 Excel 工作簿。请在 Excel 中另存为“CSV UTF-8”后再上传。',
  'not-text': '这不是文本文件。请上传 CSV 格式的客户名单。',
  'utf-16': '文件编码为 UTF-16。请另存为“CSV UTF-8”后再上传。',
  'mixed-encoding': '文件混用了 UTF-8 和 GB18030 两种编码（与其他行不同的是第 {{lines}} 行）。请用一个文件导出后再上传。',
  'unknown-encoding': '第 {{line}} 行既不是 UTF-8 也不是 GB18030 编码。请另存为“CSV UTF-8”后再上传。',
  quotes: '第 {{line}} 行附近的引号没有成对。请核对后再上传。',
  'columns-missing': '缺少“{{missing}}”列，文件中的列为：{{found}}。请按本行名单格式调整表头后再上传。',
  'columns-doubled': '“{{column}}”列出现了不止一次（{{found}}）。请只保留一列。',
  'too-many-rows': '名单有 {{found}} 行，最多 {{limit}} 行。请拆成几个文件上传。',
  'no-rows': '文件只有表头，没有客户。请核对文件。',
  'unknown-managers': '选择的客户经理不在网点配置中。请重新选择。',
  'field-count': '本行有 {{found}} 列，表头有 {{expected}} 列。请核对逗号和引号。',
  damaged: '本行含有乱码或控制字符。请从源系统重新导出。',
  'name-missing': '没有客户称呼。请补齐。',
  'name-too-long': '客户称呼有 {{length}} 个字，最多 {{limit}} 个字。请缩短。',
  'name-characters': '客户称呼中不能有“{{characters}}”。请只填写文字。',
  'phone-missing': '没有电话。请补齐。',
  'phone-letters': '电话中不能有“{{characters}}”。请只填写数字。',
  'phone-scientific': '电话已被表格软件改成科学记数。请把该列设为文本后重新填写。',
  'phone-length': '电话有 {{digits}} 位数字，不是有效的手机或固定电话号码。请核对。',
  'text-too-long': '“{{column}}”有 {{length}} 个字，最多 {{limit}} 个字。请缩短。',
  'manager-unknown': '没有客户经理“{{manager}}”。请填写网点配置中的姓名或工号。',
  'manager-missing': '本行没有指定客户经理，也没有选择可分配的客户经理。请补填或选择。',
  'doubled-in-file': '与第 {{line}} 行的电话相同。请只保留一行。',
  'known-already': '这个电话已在名单中，无需再次导入。',
};

const en: Texts = {
  empty: 'The file is empty. Choose the file of the customer list.',
  spreadsheet: 'This is an Excel workbook. Save it in Excel as “CSV UTF-8” and upload that.',
  'not-text': 'This is not a text file. Upload the customer list as CSV.',
  'utf-16': 'The file is in UTF-16. Save it as “CSV UTF-8” and upload that.',
  'mixed-encoding': 'The file mixes UTF-8 and GB18030 (unlike the others: line {{lines}}). Export it in one piece and upload that.',
  'unknown-encoding': 'Line {{line}} is neither UTF-8 nor GB18030. Save the file as “CSV UTF-8” and upload that.',
  quotes: 'Near line {{line}} a quotation mark is not closed. Check the file.',
  'columns-missing': "The column “{{missing}}” is missing; the file has: {{found}}. Name the columns as this bank's list does.",
  'columns-doubled': 'The column “{{column}}” appears more than once ({{found}}). Keep one.',
  'too-many-rows': 'The list has {{found}} rows; at most {{limit}}. Upload it in several files.',
  'no-rows': 'The file has column names and no customers. Check the file.',
  'unknown-managers': "A chosen manager is not in the branch's configuration. Choose again.",
  'field-count': 'The line has {{found}} fields, but there are {{expected}} column names. Check commas and quotation marks.',
  damaged: 'The line holds damaged or control characters. Export it again from its source.',
  'name-missing': 'There is no name. Add it.',
  'name-too-long': 'The name has {{length}} characters; at most {{limit}}. Shorten it.',
  'name-characters': 'A name cannot hold “{{characters}}”. Write letters only.',
  'phone-missing': 'There is no phone number. Add it.',
  'phone-letters': 'A phone number cannot hold “{{characters}}”. Write digits only.',
  'phone-scientific': 'A spreadsheet has turned the phone number into scientific notation. Make the column text and enter it again.',
  'phone-length': 'A phone number of {{digits}} digits is no valid mobile or landline number. Check it.',
  'text-too-long': '“{{column}}” has {{length}} characters; at most {{limit}}. Shorten it.',
  'manager-unknown': "There is no manager “{{manager}}”. Write a name or staff number of the branch's configuration.",
  'manager-missing': 'The line names no manager, and no manager was chosen to receive such lines. Name or choose one.',
  'doubled-in-file': 'The phone number is the same as in line {{line}}. Keep one of them.',
  'known-already': 'This phone number is on the list already. There is no need to import it again.',
};

export const IMPORT_TEXTS: Readonly<Record<Language, Texts>> = { 'zh-CN': zh, en };

/** The text of a problem, in every language. */
export function importText({ code, params }: ImportProblem): LocalText {
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '—'));
  return { 'zh-CN': fill(zh[code]), en: fill(en[code]) };
}
