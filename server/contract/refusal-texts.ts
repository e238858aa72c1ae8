import type { Language, LocalText } from '../kernel/local-text.ts';
import type { RefusalCode, RefusalParams } from '../kernel/refusal.ts';

type Texts = { readonly [code in RefusalCode]: string };

/*
 * Each text says what is so and what to do now. Kiosk texts speak to a customer, the others to staff.
 * {{placeholders}} are the refusal's params; both languages use the same ones (a test compares them).
 */
const zh: Texts = {
  'day-not-open': '今日尚未开始营业。请由大堂经理开启营业日后再试。',
  'day-already-open': '营业日已开启，无需再次开启。',
  'day-already-closed': '营业日已结束，无需再次结束。',
  'unknown-service': '没有这项业务。请返回重新选择，或咨询大堂经理。',
  'service-closed': '该业务目前不在办理时间内（今日办理时间：{{hours}}）。请选择其他业务，或咨询大堂经理。',
  'service-full': '该业务今日 {{limit}} 个号已全部发完。请改日再来，或咨询大堂经理。',
  'numbers-exhausted': '该业务的号码暂时用完。请咨询大堂经理。',
  'retake-too-late': '已超过可取消的时间，{{number}} 号仍然有效。如需取消，请告知大堂经理。',
  'unknown-counter': '没有这个窗口。请重新选择窗口。',
  'counter-taken': '{{counter}} 号窗口已由{{staff}}签到。请选择其他窗口，或请大堂经理强制签退。',
  'counter-not-open': '{{counter}} 号窗口尚未签到。请先签到。',
  'counter-already-open': '您已在 {{counter}} 号窗口签到，无需再次签到。',
  'counter-paused': '{{counter}} 号窗口已暂停。请先恢复服务。',
  'counter-not-paused': '{{counter}} 号窗口没有暂停，无需恢复。',
  'counter-busy': '本窗口正在处理 {{number}} 号。请先办结、转移或挂起该号。',
  'not-your-counter': '{{counter}} 号窗口由{{staff}}签到，不能在此操作。请回到您自己的窗口。',
  'staff-at-another-counter': '您已在 {{counter}} 号窗口签到。请先在该窗口签退。',
  'nobody-waiting': '目前没有客户等候。有客户取号后再按即可。',
  'call-not-answered': '{{number}} 号已呼叫，客户尚未到柜。请先开始办理，或按过号。',
  'ticket-not-waiting': '{{number}} 号不在等候中。请以屏幕上的最新状态为准。',
  'ticket-already-called': '{{number}} 号已由 {{counter}} 号窗口呼叫。请选择其他号码。',
  'ticket-not-here': '{{number}} 号不在本窗口。请以屏幕上的最新状态为准。',
  'not-calling': '{{number}} 号不在呼叫中。请以屏幕上的最新状态为准。',
  'not-serving': '{{number}} 号尚未开始办理。请先按开始办理。',
  'not-served-here': '{{number}} 号的业务不在 {{counter}} 号窗口办理。请选择其他窗口。',
  'recall-limit': '{{number}} 号已重呼 {{limit}} 次。客户仍未到柜时，请按过号。',
  'recall-too-soon': '刚刚呼叫过，请 {{seconds}} 秒后再重呼。',
  'no-show-too-soon': '客户可能正在走来，请 {{seconds}} 秒后再按过号。',
  'unknown-ticket': '今日没有这个号码。请核对号票后重试。',
  'ticket-closed': '{{number}} 号已经结束。如需办理，请重新取号。',
  'not-missed': '{{number}} 号没有过号，无需恢复。',
  'restore-too-late': '{{number}} 号过号已超过 {{minutes}} 分钟，不能恢复。请客户重新取号。',
  'not-parked': '{{number}} 号没有挂起，无需继续。',
  'transfer-to-itself': '{{number}} 号已在该队列中。请选择其他业务或窗口。',
  'nothing-to-undo': '没有可以撤销的操作。',
  'undo-too-late': '{{number}} 号已超过可撤销的时间，或已有后续操作，不能撤销。',
  'unknown-reason': '没有这个原因。请从列表中选择一个原因。',
  'counter-moved-on': '{{counter}} 号窗口的状态刚刚有变化。请看清后再按。',
  'nothing-to-rate': '目前没有可以评价的服务。',
  'already-rated': '本次服务已经评价，感谢您的参与。',
  'unknown-help-request': '该求助已经结束，无需再处理。',
  'help-already-raised': '已通知大堂经理，请稍候。',
  'unknown-kiosk': '系统中没有这台取号机。请联系管理员核对网点配置。',
  'not-announcing': '这块显示屏未设为语音播报，声音状态未予登记。请核对网点配置。',
  'unknown-printer': '系统中没有这台打印机。请核对网点配置与打印代理的设置。',
  'unknown-print-job': '没有这个打印任务，无需再报告。',
  'printer-not-ready': '打印机目前不能打印。请先处理打印机，或选择其他打印机。',
  'not-your-printer': '该打印机不属于此打印代理。请核对打印代理的令牌。',
  'unknown-staff': '今日的网点配置中没有您的工号。请联系管理员。',
  malformed: '请求内容有误（{{field}}）。请刷新页面后重试；仍不行请联系管理员。',
  'unknown-command': '系统不认识这个操作（{{field}}）。请刷新页面后重试。',
  'unknown-view': '没有这个视图（{{field}}）。请核对地址。',
  'payload-too-large': '请求超过 {{limit}} 字节，未予处理。请缩短内容后重试。',
  'not-signed-in': '此屏幕尚未登记，或登记已失效。请由管理员重新打开带令牌的链接。',
  'not-allowed': '您没有权限执行此操作。请由有权限的同事办理。',
  'command-id-reused': '同一请求编号已用于另一操作，本次未执行。请重新操作一次。',
  'too-many-requests': '操作过于频繁，本次未执行。请稍候再试。',
  'storage-full': '服务器磁盘已满，本次未执行，已有数据不受影响。请联系管理员清理磁盘。',
  stopping: '服务器正在停止，本次未执行。请稍候重试。',
  'printer-taken': '打印机 {{printer}} 已由另一打印代理连接。请先停止那一个，本代理会自动重试。',
};

const en: Texts = {
  'day-not-open': 'The day is not open yet. Ask the lobby manager to open it, then try again.',
  'day-already-open': 'The day is open already; nothing needs doing.',
  'day-already-closed': 'The day is closed already; nothing needs doing.',
  'unknown-service': 'There is no such service. Go back and choose again, or ask the lobby manager.',
  'service-closed': 'This service is closed now (today: {{hours}}). Choose another service, or ask the lobby manager.',
  'service-full': 'All {{limit}} numbers for this service have been given out today. Come another day, or ask the lobby manager.',
  'numbers-exhausted': 'The numbers of this service are all in use. Ask the lobby manager.',
  'retake-too-late': 'It is too late to take {{number}} back; it stays valid. To cancel it, tell the lobby manager.',
  'unknown-counter': 'There is no such counter. Choose a counter again.',
  'counter-taken': '{{staff}} is signed on at counter {{counter}}. Choose another, or ask the lobby manager to sign that counter out.',
  'counter-not-open': 'Nobody is signed on at counter {{counter}}. Sign on first.',
  'counter-already-open': 'You are signed on at counter {{counter}} already.',
  'counter-paused': 'Counter {{counter}} is paused. Resume it first.',
  'counter-not-paused': 'Counter {{counter}} is not paused; nothing needs resuming.',
  'counter-busy': '{{number}} is in hand at this counter. Finish, transfer or park it first.',
  'not-your-counter': '{{staff}} is signed on at counter {{counter}}. Go back to your own counter.',
  'staff-at-another-counter': 'You are signed on at counter {{counter}}. Sign off there first.',
  'nobody-waiting': 'Nobody is waiting. Press again once a number has been taken.',
  'call-not-answered': '{{number}} has been called and has not come yet. Start it, or mark it as a no-show, first.',
  'ticket-not-waiting': '{{number}} is not waiting any more. Go by what the screen shows now.',
  'ticket-already-called': '{{number}} has been called by counter {{counter}}. Choose another number.',
  'ticket-not-here': '{{number}} is not at this counter. Go by what the screen shows now.',
  'not-calling': '{{number}} is not being called. Go by what the screen shows now.',
  'not-serving': '{{number}} has not been started. Start it first.',
  'not-served-here': 'Counter {{counter}} does not serve the business of {{number}}. Choose another counter.',
  'recall-limit': '{{number}} has been recalled {{limit}} times. If nobody has come, mark it as a no-show.',
  'recall-too-soon': 'It was called just now. Recall in {{seconds}} s.',
  'no-show-too-soon': 'The customer may still be walking. Mark a no-show in {{seconds}} s.',
  'unknown-ticket': 'There is no such number today. Check the slip and try again.',
  'ticket-closed': '{{number}} is closed. To be served, take a new number.',
  'not-missed': '{{number}} was not missed; nothing needs restoring.',
  'restore-too-late':
    '{{number}} was missed more than {{minutes}} minutes ago and cannot be restored. Ask the customer to take a new number.',
  'not-parked': '{{number}} is not parked; nothing needs resuming.',
  'transfer-to-itself': '{{number}} stands in that line already. Choose another service or counter.',
  'nothing-to-undo': 'There is nothing to undo.',
  'undo-too-late': 'It is too late to take {{number}} back, or something has happened to it since.',
  'unknown-reason': 'There is no such reason. Choose one from the list.',
  'counter-moved-on': 'Counter {{counter}} has just changed. Look again before you press.',
  'nothing-to-rate': 'There is no service to rate at the moment.',
  'already-rated': 'This service has been rated already. Thank you.',
  'unknown-help-request': 'This request for help is over; nothing needs doing.',
  'help-already-raised': 'The lobby manager has been told. Please wait a moment.',
  'unknown-kiosk': 'The system has no such kiosk. Ask the administrator to check the branch configuration.',
  'not-announcing': 'This display does not announce; the state of its sound was not recorded. Check the branch configuration.',
  'unknown-printer': 'The system has no such printer. Check the branch configuration and the printing agent’s settings.',
  'unknown-print-job': 'There is no such print job; nothing needs reporting.',
  'printer-not-ready': 'The printer cannot print now. See to the printer first, or choose another.',
  'not-your-printer': 'This printer does not belong to this agent. Check the agent’s token.',
  'unknown-staff': 'Your staff number is not in today’s configuration. Ask the administrator.',
  malformed: 'The request is not right ({{field}}). Reload the page and try again; if it stays so, ask the administrator.',
  'unknown-command': 'The system does not know this command ({{field}}). Reload the page and try again.',
  'unknown-view': 'There is no such view ({{field}}). Check the address.',
  'payload-too-large': 'The request is larger than {{limit}} bytes and was not carried out. Shorten it and try again.',
  'not-signed-in': 'This screen is not enrolled, or no longer. Ask the administrator to open its link with a token again.',
  'not-allowed': 'You may not do this. Ask a colleague who may.',
  'command-id-reused': 'This request id was used for something else; nothing was done. Please do it once more.',
  'too-many-requests': 'Too many requests; this one was not carried out. Wait a moment and try again.',
  'storage-full': 'The server’s disk is full; nothing was done and nothing is lost. Ask the administrator to make room.',
  stopping: 'The server is stopping; nothing was done. Try again in a moment.',
  'printer-taken': 'Another agent holds printer {{printer}}. Stop that one; this agent tries again by itself.',
};

/** Dictionaries of refusal texts, for the completeness test and the API page. */
export const REFUSAL_TEXTS: { readonly [language in Language]: Texts } = { 'zh-CN': zh, en };

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** What the person is told, in both languages. A param that is not there leaves a dash: a gap in a sentence must not stop a branch. */
export function refusalText(code: RefusalCode, params: RefusalParams): LocalText {
  const fill = (text: string): string => text.replaceAll(PLACEHOLDER, (_, name: string) => String(params[name] ?? '—'));
  return { 'zh-CN': fill(zh[code]), en: fill(en[code]) };
}

/** Names of the params a text shows. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '').sort();
}
