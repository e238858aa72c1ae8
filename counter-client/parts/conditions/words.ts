import type { ServerCondition } from '../../../server/contract/server-condition.ts';
import type { LocalText } from '../../../server/kernel/configuration/local-text.ts';

interface ConditionWords {
  readonly title: LocalText;
  /** What the person who reads it does now. */
  readonly whatToDo: LocalText;
}

const WORDS: Readonly<Record<ServerCondition['kind'], ConditionWords>> = {
  'storage-full': {
    title: { 'zh-CN': '服务器磁盘已满', en: "The server's disk is full" },
    whatToDo: {
      'zh-CN': '暂时无法取号和叫号，已有记录不受影响。请改用人工叫号，并立即通知管理员清理磁盘；空间恢复后系统自动继续。',
      en: 'No numbers can be taken or called; nothing is lost. Call by hand, and tell the administrator at once to make room. It goes on by itself.',
    },
  },
  'storage-busy': {
    title: { 'zh-CN': '数据库被其他程序占用', en: 'Another program keeps the database locked' },
    whatToDo: {
      'zh-CN': '暂时无法取号和叫号。请通知管理员停止服务器上占用数据库的程序；释放后系统自动继续。',
      en: 'No numbers can be taken or called. Tell the administrator to stop that program on the server. It goes on by itself.',
    },
  },
  'certificate-invalid': {
    title: { 'zh-CN': '服务器证书不在有效期内', en: "The server's certificate is not valid today" },
    whatToDo: {
      'zh-CN': '已打开的屏幕照常使用，请不要关闭；重新打开的屏幕和设备连不上。请立即通知管理员：先核对服务器时间，再更换证书。',
      en: 'Open screens go on: do not close them. Others cannot connect. Tell the administrator at once to check the time, then to renew it.',
    },
  },
  'records-damaged': {
    title: { 'zh-CN': '部分记录已损坏', en: 'Some records are damaged' },
    whatToDo: {
      'zh-CN': '叫号照常进行，受影响日期的报表不可用。请通知管理员运行 npm run verify 并准备从备份恢复。',
      en: 'Calling goes on. Reports of these days cannot be shown. Tell the administrator to run npm run verify and to have a backup ready.',
    },
  },
  'clock-jumped': {
    title: { 'zh-CN': '服务器时钟异常', en: "The server's clock has jumped" },
    whatToDo: {
      'zh-CN': '排队照常进行，系统不会自动结业。请管理员核对服务器时间，确认无误后运行 npm run clock -- accept。',
      en: "The queue goes on, and no day is closed by itself. The administrator checks the server's time and then runs npm run clock -- accept.",
    },
  },
  'key-missing': {
    title: { 'zh-CN': '客户信息密钥缺失', en: "The key of customers' data is missing" },
    whatToDo: {
      'zh-CN': '叫号照常进行，但以前登记的姓名与电话无法读取。请管理员从备份放回密钥文件 people.key。',
      en: 'Calling goes on, but names and telephones kept before cannot be read. The administrator puts back people.key from a backup.',
    },
  },
  'backup-failed': {
    title: { 'zh-CN': '备份失败', en: 'The last backup failed' },
    whatToDo: {
      'zh-CN': '叫号照常进行。请通知管理员查看日志与磁盘空间。',
      en: "Calling goes on. Tell the administrator to look at the log and at the disk's free space.",
    },
  },
  'backup-late': {
    title: { 'zh-CN': '备份过期', en: 'The last backup is too old' },
    whatToDo: {
      'zh-CN': '叫号照常进行。请通知管理员查看日志，并运行 npm run backup。',
      en: 'Calling goes on. Tell the administrator to look at the log, and to run npm run backup.',
    },
  },
  'backup-target-failed': {
    title: { 'zh-CN': '第二备份位置不可用', en: 'The second place for backups does not answer' },
    whatToDo: {
      'zh-CN': '本机备份正常。请通知管理员检查第二块磁盘或网络目录。',
      en: 'Backups on this machine are good. Tell the administrator to check the second disk or the network folder.',
    },
  },
  'certificate-ending': {
    title: { 'zh-CN': '服务器证书一周内到期', en: "The server's certificate expires within a week" },
    whatToDo: {
      'zh-CN': '到期后屏幕和设备将连不上。请今天通知管理员更换证书；更换时无需停业。',
      en: 'After that, screens and devices cannot connect. Tell the administrator today to renew it; the branch stays open meanwhile.',
    },
  },
  'certificate-unread': {
    title: { 'zh-CN': '新证书无法使用', en: 'The new certificate cannot be used' },
    whatToDo: {
      'zh-CN': '仍在使用原证书，一切照常。请管理员按所列原因处理；服务器会自动再试。',
      en: 'The earlier one is still in use, and everything goes on. The administrator mends what is said here; the server tries again by itself.',
    },
  },
  'authority-key-here': {
    title: { 'zh-CN': '签发机构的密钥仍在服务器上', en: "The authority's key is still on the server" },
    whatToDo: {
      'zh-CN': '叫号照常进行。请管理员取下 U 盘，或将该文件移走并从服务器删除。',
      en: 'Calling goes on. The administrator takes the stick off, or moves that file away and deletes it here.',
    },
  },
  'certificate-expiring': {
    title: { 'zh-CN': '服务器证书即将到期', en: "The server's certificate expires soon" },
    whatToDo: {
      'zh-CN': '请管理员现在申请或续期，签发可能需要数周；更换时无需停业。',
      en: 'The administrator asks for a new one now, which can take weeks. The branch stays open when it is changed.',
    },
  },
};

export function conditionWords(kind: ServerCondition['kind']): ConditionWords {
  return WORDS[kind];
}
