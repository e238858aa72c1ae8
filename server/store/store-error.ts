import type { LocalText } from '../kernel/configuration/local-text.ts';

type StoreErrorCode =
  | 'database-missing'
  | 'database-in-use'
  | 'not-a-database'
  | 'foreign-database'
  | 'newer-schema'
  | 'schema-differs'
  | 'event-unreadable'
  | 'head-missing'
  | 'log-cut-off'
  | 'not-durable'
  | 'database-locked'
  | 'not-writable'
  | 'disk-full'
  | 'disk-failing'
  | 'erasures-unreadable';

interface Particulars {
  readonly file: string;
  /** What was found, for the person who repairs it. */
  readonly detail: string;
}

const TEXTS: Readonly<Record<StoreErrorCode, (particulars: Particulars) => LocalText>> = {
  'database-missing': ({ file }) => ({
    en:
      `The branch's database ${file} is missing or empty, but there was one here. Put it back from a backup: npm run restore -- <archive>. ` +
      `Only if its records are really to be given up, delete ${file}.created as well and start again.`,
    'zh-CN': `网点数据库 ${file} 缺失或为空，而此处原有数据库。请先从备份恢复：npm run restore -- <备份文件>。确认放弃原有记录时，方可一并删除 ${file}.created 后重新启动。`,
  }),
  'database-in-use': ({ file }) => ({
    en: `Another process is running this branch on ${file}. Stop it first: a branch has one server.`,
    'zh-CN': `另一进程正在使用 ${file} 运行本网点。请先停止该进程：一个网点只运行一个服务端。`,
  }),
  'not-a-database': ({ file, detail }) => ({
    en: `${file} is damaged or is not a database (${detail}). Nothing was changed. Put a backup back: npm run restore -- <archive>.`,
    'zh-CN': `${file} 已损坏或不是数据库文件（${detail}）。文件未作任何改动，请从备份恢复：npm run restore -- <备份文件>。`,
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
  'erasures-unreadable': ({ file, detail }) => ({
    en:
      `${file}, which says whose data was erased at their request, cannot be read (${detail}). ` +
      `Put it back from the newest backup: without it a restored backup would bring erased data back.`,
    'zh-CN': `${file} 记录了应客户要求已删除的信息，现无法读取（${detail}）。请从最新备份中取回该文件：缺少它时，恢复旧备份会使已删除的信息重新出现。`,
  }),
  'event-unreadable': ({ file, detail }) => ({
    en:
      `A record of the current day in ${file} cannot be understood (${detail}). None is skipped: ` +
      `install the version that wrote it, or put back a backup.`,
    'zh-CN': `${file} 中本营业日有一条记录无法识别（${detail}）。程序不会跳过任何记录：请安装写入该记录的版本，或从备份恢复。`,
  }),
  'head-missing': ({ file }) => ({
    en:
      `${file}.head, which says how far the branch's log goes, is missing or damaged. Without it nobody can tell whether the log is whole. ` +
      `Nothing was changed. Put back a backup (npm run restore -- <archive>), or go on with what is there, knowingly: npm run restore -- --go-on.`,
    'zh-CN':
      `记录日志长度的文件 ${file}.head 缺失或损坏，无法确认日志是否完整。文件未作任何改动。` +
      `请从备份恢复（npm run restore -- <备份文件>）；确认按现有记录继续时，运行 npm run restore -- --go-on。`,
  }),
  'log-cut-off': ({ file, detail }) => ({
    en:
      `The end of the branch's log in ${file} is gone: ${detail}. Customers may hold numbers that it does not know. Nothing was changed. ` +
      `Put back a backup (npm run restore -- <archive>), or go on with what is there, knowingly: npm run restore -- --go-on. ` +
      `Either way new numbers begin beyond those that customers may hold, and every staff screen says so.`,
    'zh-CN':
      `${file} 中的日志末尾已丢失（${detail}）。客户手中可能持有未记录的号码。文件未作任何改动。` +
      `请从备份恢复（npm run restore -- <备份文件>）；确认按现有记录继续时，运行 npm run restore -- --go-on。` +
      `两种方式下新号码都会跳过客户可能持有的号码，并在所有员工屏幕上注明。`,
  }),
  'not-durable': ({ file, detail }) => ({
    en: `${file} would not survive a power cut (synchronous is ${detail}, FULL is 2). Refusing to confirm anything.`,
    'zh-CN': `${file} 无法保证断电后不丢失数据（synchronous 为 ${detail}，应为 2 即 FULL）。已停止确认任何操作。`,
  }),
  'database-locked': ({ file }) => ({
    en: `Another program keeps ${file} locked. Stop it (a backup tool, an open database browser) and start again.`,
    'zh-CN': `其他程序一直锁定 ${file}。请停止该程序（如备份工具、数据库查看工具）后重新启动。`,
  }),
  'not-writable': ({ file, detail }) => ({
    en: `${file} cannot be opened for writing (${detail}). Check that the disk is not read-only and that this user owns DATA_DIR.`,
    'zh-CN': `无法以写入方式打开 ${file}（${detail}）。请检查磁盘是否只读，以及当前用户是否拥有 DATA_DIR。`,
  }),
  'disk-full': ({ file }) => ({
    en: `The disk holding ${file} is full. Free some space and start again.`,
    'zh-CN': `${file} 所在磁盘已满。请清理空间后重新启动。`,
  }),
  'disk-failing': ({ file, detail }) => ({
    en:
      `The disk holding ${file} answers with errors (${detail}). Nothing was changed. Look at the system's log (journalctl -k), replace the disk, ` +
      `and put a backup back on the new one: npm run restore -- <archive>.`,
    'zh-CN':
      `${file} 所在磁盘读写出错（${detail}）。文件未作任何改动。请查看系统日志（journalctl -k）并更换磁盘，` +
      `再在新磁盘上从备份恢复：npm run restore -- <备份文件>。`,
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
