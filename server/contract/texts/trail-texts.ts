import type { OUTCOMES, ShownAct, TrailRole } from '../people/trail.ts';
import type { LocalText } from '../wire.ts';

const say = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

/** What people did and read, as page and file say it. */
export const ACT_WORDS: { readonly [act in ShownAct]: LocalText } = {
  'command-done': say('办理业务操作', 'Acted in the branch'),
  'signed-in': say('登录', 'Signed in'),
  'sign-in-failed': say('登录失败', 'Sign-in failed'),
  'signed-out': say('退出登录', 'Signed out'),
  'secret-chosen': say('设定密码', 'Chose a PIN or passphrase'),
  'secret-code-opened': say('生成一次性代码', 'Opened a one-time code'),
  'access-changed': say('停用或恢复人员', 'Disabled or enabled a person'),
  'administrator-changed': say('授予或取消管理员', 'Made or ended an administrator'),
  'person-signed-out': say('使人员全部退出', 'Signed a person out everywhere'),
  'pairing-opened': say('生成配对码', 'Opened a pairing code'),
  'device-paired': say('设备完成配对', 'A device was paired'),
  'device-renamed': say('设备改名', 'Renamed a device'),
  'device-revoked': say('吊销设备', 'Revoked a device'),
  'page-opened': say('打开工作页面', 'Opened a page'),
  'page-left': say('离开工作页面', 'Left a page'),
  'command-refused': say('操作被拒绝', 'Was refused an act'),
  'read-view': say('读取页面数据', 'Read a page’s data'),
  'read-report': say('查阅日报', 'Read a day report'),
  'read-forms': say('查阅登记表', 'Read the day’s forms'),
  'read-figures': say('查阅指标', 'Read key figures'),
  'read-tickets': say('查找号码', 'Searched for a number'),
  'read-explanation': say('查阅叫号说明', 'Read why a number was called'),
  'read-prospects': say('查阅意向客户名单', 'Read the prospect list'),
  'read-attendees': say('查阅或查找活动来宾', 'Read or searched a gathering’s guests'),
  'read-people': say('查阅人员名单', 'Read the list of people'),
  'read-devices': say('查阅设备名单', 'Read the list of devices'),
  'read-trail': say('查阅操作留痕', 'Read the audit trail'),
  'counted-customer': say('查询客户留存信息的条数', 'Counted what is kept of a customer'),
  'read-erasure': say('查阅删除回执', 'Read an erasure receipt'),
  'checked-list': say('核对客户名单文件', 'Checked a customer list'),
  'changed-slip': say('更改小票模板', 'Changed the slip’s template'),
  'accepted-clock': say('确认服务器时钟', 'Accepted the server’s clock'),
  'trail-purged': say('到期留痕已清除', 'Deleted rows whose term was over'),
};

export const TRAIL_ROLE_WORDS: { readonly [role in TrailRole]: LocalText } = {
  teller: say('柜员', 'Teller'),
  lobby: say('大堂', 'Lobby'),
  manager: say('客户经理', 'Relationship manager'),
  supervisor: say('主管', 'Supervisor'),
  administrator: say('管理员', 'Administrator'),
  operator: say('命令行', 'Command line'),
  workstation: say('登录页', 'Sign-in page'),
  clock: say('系统', 'The server'),
};

export const OUTCOME_WORDS: { readonly [outcome in (typeof OUTCOMES)[number]]: LocalText } = {
  done: say('完成', 'Done'),
  refused: say('被拒绝', 'Refused'),
};
