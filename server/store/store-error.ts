import type { LocalText } from '../kernel/configuration/local-text.ts';

type StoreErrorCode =
  | 'database-missing'
  | 'database-in-use'
  | 'not-a-database'
  | 'foreign-database'
  | 'newer-schema'
  | 'schema-differs'
  | 'event-unreadable'
  | 'not-durable'
  | 'disk-full';

interface Particulars {
  readonly file: string;
  /** What was found, for the person who repairs it. */
  readonly detail: string;
}

const TEXTS: Readonly<Record<StoreErrorCode, (particulars: Particulars) => LocalText>> = {
  'database-missing': ({ file }) => ({
    en:
      `The branch's database ${file} is missing or empty, but there was one here. Put it back from a backup. ` +
      `Only if its records are really to be given up, delete ${file}.created as well and start again.`,
    'zh-CN': `网点数据库 ${file} 缺失或为空，而此处原有数据库。请先从备份恢复。确认放弃原有记录时，方可一并删除 ${file}.created 后重新启动。`,
  }),
  'database-in-use': ({ file }) => ({
    en: `Another process is running this branch on ${file}. Stop it first: a branch has one server.`,
    'zh-CN': `另一进程正在使用 ${file} 运行本网点。请先停止该进程：一个网点只运行一个服务端。`,
  }),
  'not-a-database': ({ file, detail }) => ({
    en: `${file} is damaged or is not a database (${detail}). Nothing was changed. Keep a copy of it and put back a backup.`,
    'zh-CN': `${file} 已损坏或不是数据库文件（${detail}）。文件未作任何改动，请留存副本并从备份恢复。`,
  }),
  'foreign-database': ({ file, detail }) => ({
    en: `${file} belongs to another program (application id ${detail}). Nothing was changed. Check DATA_DIR.`,
    'zh-CN': `${file} 属于其他程序（应用标识 ${detail}）。文件未作任何改动，请检查 DATA_DIR 设置。`,
  }),
  'newer-schema': ({ file, detail }) => ({
    en: `${file} was written by a newer version of this program (${detail}). Nothing was changed. Install that version again.`,
    'zh-CN': `${file} 由更高版本的程序写入（${detail}）。文件未作任何改动，请重新安装该版本。`,
  }),
  'schema-differs': ({ file, detail }) => ({
    en: `The tables in ${file} are not what this program made (${detail}). Nothing was changed. Put back a backup.`,
    'zh-CN': `${file} 的表结构与本程序不符（${detail}）。文件未作任何改动，请从备份恢复。`,
  }),
  'event-unreadable': ({ file, detail }) => ({
    en:
      `A record of the current day in ${file} cannot be understood (${detail}). None is skipped: ` +
      `install the version that wrote it, or put back a backup.`,
    'zh-CN': `${file} 中本营业日有一条记录无法识别（${detail}）。程序不会跳过任何记录：请安装写入该记录的版本，或从备份恢复。`,
  }),
  'not-durable': ({ file, detail }) => ({
    en: `${file} would not survive a power cut (synchronous is ${detail}, FULL is 2). Refusing to confirm anything.`,
    'zh-CN': `${file} 无法保证断电后不丢失数据（synchronous 为 ${detail}，应为 2 即 FULL）。已停止确认任何操作。`,
  }),
  'disk-full': ({ file }) => ({
    en: `The disk holding ${file} is full. Free some space and start again.`,
    'zh-CN': `${file} 所在磁盘已满。请清理空间后重新启动。`,
  }),
};

/** The store is unusable in its present state. The text says what to do about it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly text: LocalText;

  constructor(code: StoreErrorCode, file: string, detail: string) {
    const text = TEXTS[code]({ file, detail });
    super(`${text.en}\n${text['zh-CN']}`);
    this.code = code;
    this.text = text;
  }
}
