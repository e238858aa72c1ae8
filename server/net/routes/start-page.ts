import type { Audience } from '../../contract/wire.ts';
import type { LocalText } from '../../kernel/configuration/local-text.ts';
import { escapeHtml, pageShell } from './page-shell.ts';

type LinkKind = Exclude<Audience, 'device'> | 'sign-in' | 'printer' | 'api';

/** One screen or page that can be opened. */
export interface StartLink {
  readonly kind: LinkKind;
  readonly name: LocalText;
  readonly path: string;
  /** Shown only to whoever has the code of this start; null: the page needs none. */
  readonly token: string | null;
}

interface StartPageParts {
  readonly branchName: LocalText;
  readonly isDemo: boolean;
  readonly links: readonly StartLink[];
  /** null: slips carry no address for phones. */
  readonly phones: PhonesAt | null;
}

/** Where customers' phones connect. */
export interface PhonesAt {
  /** The address on the slips. */
  readonly publicUrl: string;
  /** The address as seen from this machine, for the person who sets up the proxy or the customers' network. */
  readonly listensAt: string;
}

interface Group {
  readonly title: LocalText;
  readonly kinds: readonly LinkKind[];
}

/** Screens that are opened by pairing, so that a link to them needs no token. */
const PAIRED: readonly LinkKind[] = ['kiosk', 'wall', 'counter-display', 'rating'];

const GROUPS: readonly Group[] = [
  { title: { 'zh-CN': '客户看到的', en: 'What customers see' }, kinds: ['kiosk', 'wall', 'counter-display', 'rating'] },
  { title: { 'zh-CN': '员工使用的', en: 'What staff use' }, kinds: ['sign-in', 'teller', 'lobby', 'manager', 'supervisor'] },
  { title: { 'zh-CN': '设备与接口', en: 'Devices and interfaces' }, kinds: ['printer', 'api'] },
];

/* Line drawings on a 24 by 24 grid. */
const ICONS: { readonly [kind in LinkKind]: string } = {
  kiosk: '<rect x="5" y="2.5" width="14" height="12" rx="2"/><path d="M9 18h6v3.5H9zM12 14.5V18M8.5 6.5h7M8.5 10h4"/>',
  wall: '<rect x="2.5" y="4" width="19" height="13" rx="2"/><path d="M9 21h6M12 17v4M6.5 8.5h5M6.5 12.5h3M14.5 8.5h3M14.5 12.5h3"/>',
  'counter-display': '<rect x="2.5" y="6" width="19" height="8" rx="2"/><path d="M7 10h4M14.5 8.5v3M17 8.5v3M12 14v6M8 20h8"/>',
  rating:
    '<rect x="3.5" y="4" width="17" height="13" rx="2"/><path d="M9 21h6M12 17v4M9.5 8.5v.5M14.5 8.5v.5M9 11.5c.8 1.3 1.8 2 3 2s2.2-.7 3-2"/>',
  teller: '<circle cx="12" cy="7.5" r="4"/><path d="M4.5 21c.6-4.2 3.5-6.5 7.5-6.5s6.9 2.3 7.5 6.5"/>',
  lobby: '<path d="M4 20V9.5l8-6 8 6V20zM9.5 20v-6h5v6"/>',
  manager:
    '<circle cx="8.5" cy="8" r="3.5"/><path d="M2.5 20c.4-3.8 2.7-6 6-6s5.6 2.2 6 6M14 5.2a3.5 3.5 0 0 1 0 5.6M17 14.4c2.5.6 4.2 2.7 4.5 5.6"/>',
  supervisor: '<path d="M4 3.5V20h16.5M8 15.5v-4M12 15.5v-8M16 15.5v-6M7.5 8l4-4 4.5 2.5L20 3.5"/>',
  'sign-in': '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7a4 4 0 0 1 8 0v3.5M12 14.5v2.5"/>',
  printer:
    '<path d="M7 8V3h10v5M7 17H4.5A1.5 1.5 0 0 1 3 15.5v-6A1.5 1.5 0 0 1 4.5 8h15A1.5 1.5 0 0 1 21 9.5v6a1.5 1.5 0 0 1-1.5 1.5H17M7 13.5h10V21H7z"/>',
  api: '<path d="M8 7l-5 5 5 5M16 7l5 5-5 5M14 4.5l-4 15"/>',
};

const KIND_NAMES: { readonly [kind in LinkKind]: LocalText } = {
  kiosk: { 'zh-CN': '自助取号', en: 'Ticket kiosk' },
  wall: { 'zh-CN': '大厅显示屏', en: 'Wall display' },
  'counter-display': { 'zh-CN': '窗口屏', en: 'Counter display' },
  rating: { 'zh-CN': '服务评价屏', en: 'Service rating' },
  teller: { 'zh-CN': '柜员端', en: 'Teller' },
  lobby: { 'zh-CN': '大堂经理端', en: 'Lobby manager' },
  manager: { 'zh-CN': '客户经理端', en: 'Relationship manager' },
  supervisor: { 'zh-CN': '业务主管端', en: 'Supervisor' },
  'sign-in': { 'zh-CN': '工号与密码', en: 'Staff number and PIN' },
  printer: { 'zh-CN': '虚拟打印机，可看到每张号票', en: 'Virtual printer: see each slip' },
  api: { 'zh-CN': '供其他系统接入', en: 'For other systems' },
};

/**
 * The first page. In the demo, for whoever opened the address that the start printed on this machine, links open screens signed in, by a demo
 * token in the link's fragment. Everybody else gets none: screens ask for a pairing code, and staff sign in.
 */
export function startPage(parts: StartPageParts, atThisMachine: boolean, withLinks: boolean): string {
  const { branchName, isDemo, links, phones } = parts;
  const withTokens = isDemo && withLinks;
  const shown = withTokens
    ? links
    : links.filter((link) => link.token === null || PAIRED.includes(link.kind)).map((link) => ({ ...link, token: null }));
  const groups = GROUPS.map((group) => ({ ...group, links: shown.filter((link) => group.kinds.includes(link.kind)) }));
  const body = `
${isDemo ? '<span class="chip">演示 <span lang="en">Demo</span></span>' : ''}
<h1 style="margin-top:12px">${escapeHtml(branchName['zh-CN'])}</h1>
<p class="en" lang="en" style="font-size:18px">${escapeHtml(branchName.en)}</p>
<p class="lead">网点排队叫号：取号、打印、叫号、办理，一目了然。<br><span lang="en">Take a number, print it, call it, serve it: the whole branch, on one small machine.</span></p>
${withTokens ? DEMO_NOTE : isDemo ? CLOSED_DEMO_NOTE : NO_TOKEN_NOTE}
${groups.map(groupHtml).join('')}
${phones === null ? '' : phonesHtml(phones, atThisMachine)}`;
  return pageShell(`${branchName['zh-CN']} · ${branchName.en}`, body);
}

const DEMO_NOTE = `<p class="note">以下链接使用演示身份登录，仅供试用，请勿用于真实网点。演示网点全天营业。<br>
<span lang="en">These links sign in with demo identities, for trying out only. The demo branch is open around the clock.</span></p>`;

const NO_TOKEN_NOTE = `<p class="note">屏幕首次打开时需输入配对码，由主管或管理员生成；员工在已登记的设备上用工号和密码登录。<br>
<span lang="en">A screen asks for a pairing code when it is first opened; a supervisor or the administrator opens one. Staff sign in with number and PIN
on a paired device.</span></p>`;

const CLOSED_DEMO_NOTE = `<p class="note">演示链接只在服务器本机显示：请打开 <code>npm start</code> 打印的完整网址。<br>
<span lang="en">The links of the demo are shown on the server itself only: open the whole address that <code>npm start</code> printed.</span></p>`;

/** No link: a page belongs to one ticket, and only that ticket's slip has its address. */
function phonesHtml({ publicUrl, listensAt }: PhonesAt, atThisMachine: boolean): string {
  const address = `<b>${escapeHtml(publicUrl)}/t/…</b>`;
  const [zh, en] = atThisMachine
    ? [`，本机监听 ${escapeHtml(listensAt)}`, `, which has to reach ${escapeHtml(listensAt)} on this machine`]
    : ['', ''];
  return `<section><h2>客户手机 <span class="en" lang="en">Customers’ phones</span></h2>
<p class="note">号票二维码指向 ${address}${zh}。<br><span lang="en">The QR code on each slip leads to ${address}${en}.</span></p></section>`;
}

function groupHtml(group: Group & { readonly links: readonly StartLink[] }): string {
  if (group.links.length === 0) return '';
  return `<section><h2>${group.title['zh-CN']} <span class="en" lang="en">${group.title.en}</span></h2>
<div class="grid">${group.links.map(cardHtml).join('')}</div></section>`;
}

function cardHtml({ kind, name, path, token }: StartLink): string {
  const href = token === null ? path : `${path}#t=${encodeURIComponent(token)}`;
  return `<a class="card" href="${escapeHtml(href)}" target="_blank" rel="noreferrer">
<svg viewBox="0 0 24 24" fill="none" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${ICONS[kind]}</svg>
<div><b>${escapeHtml(name['zh-CN'])}</b><span lang="en">${escapeHtml(name.en)}</span><span>${KIND_NAMES[kind]['zh-CN']}</span></div></a>`;
}
