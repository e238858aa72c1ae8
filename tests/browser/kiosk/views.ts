import { expect } from 'vitest';
import { TAP_LOCK_MS } from '../../../server/web/touch.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen, Size } from '../chromium.ts';
import { pass, withClock } from '../page-clock.ts';
import { STAGE_TIME } from '../stage.ts';
import type { Stage, StageView } from '../stage.ts';
import { shown } from '../awaiting.ts';
import { openOnStage, stage } from '../staged.ts';
import { POSTED_RULE } from '../posted.ts';

export type KioskPlayed = StageView<'kiosk'>;
type Service = KioskPlayed['services'][number];
type Ticket = KioskPlayed['tickets'][number];

export const PORTRAIT: Size = { width: 1080, height: 1920 };
export const LANDSCAPE: Size = { width: 1920, height: 1080 };

export function service(id: string, zh: string, plainZh: string, en: string, waiting: number, part: Partial<Service>): Service {
  return {
    id,
    name: { 'zh-CN': zh, en },
    plainName: { 'zh-CN': plainZh, en },
    state: 'open',
    waiting,
    hours: '08:30–17:00',
    closedBecause: null,
    counters: 'all',
    forms: [],
    selfServiceHint: null,
    ...part,
  };
}

export const SERVICES: readonly Service[] = [
  service('cash', '现金存取', '取钱、存钱', 'Cash deposits and withdrawals', 5, {}),
  service('transfer', '转账汇款', '转账、汇款', 'Transfers and remittances', 1, {
    selfServiceHint: {
      'zh-CN': '5 万元以下的转账，可在大堂左侧的自助机办理。',
      en: 'Transfers under 50,000 yuan can be made at the machines on the left of the lobby.',
    },
  }),
  service('account', '开户、挂失', '挂失、改密码', 'Accounts, lost cards, passwords', 0, {
    forms: [
      { 'zh-CN': '个人开户申请书', en: 'Application to open an account' },
      { 'zh-CN': '税收居民身份声明', en: 'Tax residence statement' },
    ],
  }),
  service('wealth', '理财咨询', '存定期、买理财', 'Wealth management advice', 2, {}),
  service('corporate', '对公业务', '公司业务', 'Business banking', 0, { state: 'closed', hours: '09:00–16:00', closedBecause: 'hours' }),
  service('exchange', '外汇业务', '换外币', 'Foreign exchange', 0, { state: 'full' }),
];

export const OPEN_VIEW: KioskPlayed = {
  kioskId: 'k1',
  branchName: { 'zh-CN': '城东支行理财中心', en: 'Chengdong Wealth Centre' },
  timeZone: 'Asia/Shanghai',
  pixelsPerMm: 4.03,
  state: 'open',
  hours: '08:30–17:00',
  closedBecause: null,
  pages: { elderServiceIds: [], elderMore: 'pages', hintFromWaiting: null },
  services: [...SERVICES],
  tickets: [],
  printer: 'ready',
  help: 'none',
  visits: null,
  takesCards: false,
  readerCard: 'none',
  postedRule: POSTED_RULE,
};

export function ticket(part: Partial<Ticket>): Ticket {
  return {
    ticketId: 't1',
    number: 'A039',
    serviceId: 'cash',
    language: 'zh-CN',
    ahead: 6,
    takenAt: STAGE_TIME,
    retakeUntil: STAGE_TIME + 8_000,
    slip: { state: 'printing' },
    slipAt: null,
    ...part,
  };
}

/** A kiosk on stage that gives the same ticket to whoever asks. */
export class KioskOnStage {
  readonly stage: Stage;
  readonly screen: Screen;

  private readonly hasClock: boolean;

  private constructor(stage: Stage, screen: Screen, hasClock: boolean) {
    this.hasClock = hasClock;
    this.stage = stage;
    this.screen = screen;
  }

  static async open(view: KioskPlayed | null, size: Size, hasClock: boolean): Promise<KioskOnStage> {
    if (view !== null) stage.show('kiosk', view);
    const screen = await openOnStage('/kiosk/k1', {
      size,
      locale: 'zh-CN',
      touch: true,
      before: hasClock ? withClock : null,
    });
    const kiosk = new KioskOnStage(stage, screen, hasClock);
    if (view !== null) await shown(screen.page.locator('.tile-name').first());
    return kiosk;
  }

  /** Gives this ticket for every take-ticket, and shows it in the view. */
  gives(given: Ticket): void {
    this.stage.answerer = ({ command }) => {
      if (command.type !== 'take-ticket') return { ok: true, receipt: { kind: 'done' } };
      this.stage.change('kiosk', { tickets: [given] });
      const { ticketId, number, ahead } = given;
      return { ok: true, receipt: { kind: 'ticket', ticketId, number, ahead, slip: given.slip.state === 'none' ? 'no-slip' : 'printing' } };
    };
  }

  button(name: string | RegExp) {
    return this.screen.page.getByRole('button', { name });
  }

  /** Taps once the lock of the tap before is over: two wishes of one person, not one trembling hand. */
  async tapNext(name: string | RegExp): Promise<void> {
    await this.outlast(TAP_LOCK_MS);
    await this.button(name).tap();
  }

  /** The lock of the tap before is over, on a clock of either kind. */
  async outlast(lockMs: number): Promise<void> {
    if (this.hasClock) await this.pass(lockMs);
    else await this.stage.outlast(this.screen.page, lockMs);
  }

  heading() {
    return this.screen.page.getByRole('heading', { level: 1 });
  }

  /** Moves the page's clock on while the server keeps beating, so that it is idle and not offline. */
  pass(durationMs: number): Promise<void> {
    return pass(this.screen.page, this.stage, durationMs);
  }

  /** Nothing clipped, nothing inaccessible, nothing wrong said on the console. */
  async isSound(): Promise<void> {
    await this.screen.page.evaluate(() => document.fonts.ready.then(() => null));
    expect(await clippedText(this.screen.page, false)).toEqual([]);
    expect(await axeViolations(this.screen.page, true)).toEqual([]);
    expect(this.screen.problems()).toEqual([]);
    expect(this.stage.problems).toEqual([]);
  }
}
