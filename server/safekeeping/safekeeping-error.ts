import type { LocalText } from '../kernel/configuration/local-text.ts';

type SafekeepingErrorCode =
  | 'archive-missing'
  | 'archive-is-folder'
  | 'not-an-archive'
  | 'archive-cut-off'
  | 'archive-damaged'
  | 'archive-newer'
  | 'archive-of-another-branch'
  | 'no-archive'
  | 'no-way-back'
  | 'nothing-lost'
  | 'log-damaged'
  | 'no-room'
  | 'backup-busy'
  | 'copy-failed';

const TEXTS: Readonly<Record<SafekeepingErrorCode, (subject: string, detail: string) => LocalText>> = {
  'archive-missing': (file) => ({
    en: `There is no file ${file}. The archives are in DATA_DIR/backups; name one of them. Nothing was changed.`,
    'zh-CN': `文件 ${file} 不存在。备份文件位于 DATA_DIR/backups，请指定其中之一。未作任何改动。`,
  }),
  'archive-is-folder': (file) => ({
    en: `${file} is a folder. Name one archive in it. Nothing was changed.`,
    'zh-CN': `${file} 是文件夹。请指定其中的一个备份文件。未作任何改动。`,
  }),
  'not-an-archive': (file, detail) => ({
    en: `${file} is not an archive of this program (${detail}). Name a file that npm run backup made. Nothing was changed.`,
    'zh-CN': `${file} 不是本程序的备份文件（${detail}）。请指定由 npm run backup 生成的文件。未作任何改动。`,
  }),
  'archive-cut-off': (file, detail) => ({
    en: `${file} is cut off (${detail}): it was not copied to its end. Copy it again, or take an older archive. Nothing was changed.`,
    'zh-CN': `${file} 不完整（${detail}），复制未完成。请重新复制，或使用更早的备份。未作任何改动。`,
  }),
  'archive-damaged': (file, detail) => ({
    en: `${file} is damaged (${detail}). Take another archive, or another copy of this one. Nothing was changed.`,
    'zh-CN': `${file} 已损坏（${detail}）。请使用其他备份，或该备份的另一份副本。未作任何改动。`,
  }),
  'archive-newer': (file, detail) => ({
    en: `${file} was made by a newer release (${detail}). Install that release first. Nothing was changed.`,
    'zh-CN': `${file} 由更高版本生成（${detail}）。请先安装该版本。未作任何改动。`,
  }),
  'archive-of-another-branch': (file, detail) => ({
    en: `${file} is of another branch (${detail}). Check DATA_DIR and the archive. Nothing was changed.`,
    'zh-CN': `${file} 属于其他网点（${detail}）。请核对 DATA_DIR 和备份文件。未作任何改动。`,
  }),
  'no-archive': (folder) => ({
    en: `There is no archive in ${folder}. Make one with npm run backup, or name a file.`,
    'zh-CN': `${folder} 中没有备份文件。请运行 npm run backup 生成备份，或指定文件。`,
  }),
  'no-way-back': (folder) => ({
    en: `There is no archive from before an update in ${folder}. Go back with npm run restore -- <archive>, naming one that the older release made.`,
    'zh-CN': `${folder} 中没有升级前的备份。请用 npm run restore -- <备份文件> 指定旧版本生成的备份。`,
  }),
  'nothing-lost': (file) => ({
    en: `Nothing is missing in ${file}: its log is as long as it was. Start the server; nothing was changed.`,
    'zh-CN': `${file} 中的日志完整，没有缺失。请直接启动服务端。未作任何改动。`,
  }),
  'log-damaged': (file, detail) => ({
    en:
      `The records in ${file} are damaged (${detail}); going on with them is not safe. ` +
      `Put back an archive (npm run restore -- <archive>). Nothing was changed.`,
    'zh-CN': `${file} 中的记录已损坏（${detail}），不能按现有记录继续。请从备份恢复：npm run restore -- <备份文件>。未作任何改动。`,
  }),
  'no-room': (folder, detail) => ({
    en: `The disk holding ${folder} has too little room (${detail}). The branch itself needs what is left. Free some space and try again.`,
    'zh-CN': `${folder} 所在磁盘空间不足（${detail}），剩余空间须留给网点运行。请清理空间后重试。`,
  }),
  'backup-busy': (folder) => ({
    en: `Another backup is being made in ${folder}. Wait for it to end, and try again.`,
    'zh-CN': `${folder} 中正在生成另一份备份。请等待其完成后重试。`,
  }),
  'copy-failed': (folder, detail) => ({
    en: `The archive could not be copied to ${folder} (${detail}). It is in DATA_DIR/backups. Check that the folder is there and can be written to.`,
    'zh-CN': `备份未能复制到 ${folder}（${detail}），仍保存在 DATA_DIR/backups。请检查该文件夹是否存在且可写。`,
  }),
};

/** What was asked cannot be done. The text says why, and what to do. */
export class SafekeepingError extends Error {
  override readonly name = 'SafekeepingError';
  readonly code: SafekeepingErrorCode;
  readonly text: LocalText;
  readonly detail: string;

  /** `subject`: the file or folder that it is about. `detail`: what was found there; empty: nothing to add. */
  constructor(code: SafekeepingErrorCode, subject: string, detail: string) {
    const text = TEXTS[code](subject, detail);
    super(`${text['zh-CN']}\n${text.en}`);
    this.code = code;
    this.text = text;
    this.detail = detail;
  }
}
