import { type DemoSignIn, deviceScreens, type VirtualPrinter } from './first-run.ts';
import type { BranchConfiguration } from './kernel/configuration/configuration.ts';
import type { LocalText } from './kernel/configuration/local-text.ts';
import { pathOf } from './net/of-subject.ts';
import type { StartLink } from './net/routes/start-page.ts';
import { SIGN_IN_PATH } from './net/subjects/pairing.ts';
import type { ScreenSubject } from './net/subjects/subject.ts';

const ROLE_NAMES = { teller: 'Teller', lobby: 'Lobby manager', manager: 'Relationship manager', supervisor: 'Supervisor' } as const;
const SIGN_IN_LINK: StartLink = { kind: 'sign-in', name: { 'zh-CN': '员工登录', en: 'Staff sign in' }, path: SIGN_IN_PATH, token: null };
const API_LINK: StartLink = { kind: 'api', name: { 'zh-CN': '接口文档', en: 'API' }, path: '/api/', token: null };

/** Links of the start page. @param demo null: a real branch, whose screens ask for a pairing code when they are first opened */
export function startLinks(
  configuration: BranchConfiguration,
  demo: readonly DemoSignIn[] | null,
  printers: readonly VirtualPrinter[],
): StartLink[] {
  const screens = demo ?? deviceScreens(configuration).map((subject) => ({ subject, token: null }));
  return [
    ...screens.flatMap(({ subject, token }) => screenLink(configuration, subject, token)),
    SIGN_IN_LINK,
    ...printers.map(({ printerId, pagePort }) => printerLink(configuration, printerId, pagePort)),
    API_LINK,
  ];
}

function screenLink(configuration: BranchConfiguration, subject: ScreenSubject, token: string | null): StartLink[] {
  const path = pathOf(subject);
  const name = nameOf(configuration, subject);
  return path === null || name === null || subject.audience === 'device' ? [] : [{ kind: subject.audience, name, path, token }];
}

/** null: it has no page to be named. */
function nameOf(configuration: BranchConfiguration, subject: ScreenSubject): LocalText | null {
  switch (subject.audience) {
    case 'kiosk':
      return nameIn(configuration.kiosks, subject.kioskId);
    case 'wall':
      return nameIn(configuration.walls, subject.wallId);
    case 'counter-display':
    case 'rating':
      return counterName(configuration, subject.counterId);
    case 'teller':
    case 'lobby':
    case 'manager':
    case 'supervisor': {
      const name = configuration.staff.find((person) => person.id === subject.staffId)?.name ?? subject.staffId;
      return { 'zh-CN': name, en: ROLE_NAMES[subject.audience] };
    }
    case 'device':
      return null;
    default:
      return subject satisfies never;
  }
}

function counterName(configuration: BranchConfiguration, counterId: string): LocalText {
  const label = configuration.counters.find((counter) => counter.id === counterId)?.label ?? counterId;
  return { 'zh-CN': `${label} 号窗口`, en: `Counter ${label}` };
}

function printerLink(configuration: BranchConfiguration, printerId: string, pagePort: number): StartLink {
  return { kind: 'printer', name: nameIn(configuration.printers, printerId), path: `http://127.0.0.1:${pagePort}/`, token: null };
}

function nameIn(list: readonly { readonly id: string; readonly name: LocalText }[], id: string): LocalText {
  return list.find((one) => one.id === id)?.name ?? { 'zh-CN': id, en: id };
}
