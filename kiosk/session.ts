import { batch, computed, signal } from '@preact/signals';
import type { KioskCommand, KioskView } from '../server/contract/kiosk.ts';
import type { Connection } from '../server/web/connect.ts';
import type { LocalText } from '../server/web/i18n.ts';
import { CardSlot } from './card/card-slot.ts';
import { CodeSlot } from './code-slot.ts';
import { HelpSlot } from './help/slot.ts';
import { idleVerdict } from './idle.ts';
import type { KioskPage } from './page.ts';
import { numberIsAll, slipShown } from './slip.ts';
import type { KioskTicket } from './slip.ts';
import type { KioskTexts } from './texts.ts';

/** How long until "taking your number" says that it is taking long. */
const TAKING_LONG_MS = 3_000;
/** How long without a connection until no more requests are accepted. */
const OFFLINE_AFTER_MS = 1_500;

/** One customer at the kiosk, from the first touch to the reset. Holds no number the server has not given. */
export class Session {
  readonly connection: Connection<KioskView, KioskCommand>;
  readonly texts: KioskTexts;
  private readonly monotonicMs: () => number;

  readonly page = signal<KioskPage>({ kind: 'services' });
  readonly awake = signal(false);
  readonly elder = signal(false);
  readonly tilePage = signal(0);
  /** The service a number is being taken for. */
  readonly taking = signal<string | null>(null);
  readonly takingLong = signal(false);
  readonly retaking = signal(false);
  /** Why the number could not be given back; shown on the ticket page. */
  readonly retakeRefusal = signal<LocalText | null>(null);
  /** A number just given back, named once on the services page. */
  readonly retaken = signal<string | null>(null);
  /** Ms left to say "I am still here"; null while not asked. */
  readonly stayLeftMs = signal<number | null>(null);
  /** State of a card that was presented at this kiosk. */
  readonly card: CardSlot;
  /** The code of an appointment, while it is typed. */
  readonly codes: CodeSlot;
  /** This customer's call for help. */
  readonly help: HelpSlot;
  /** The server's time, moved on by `tick`. */
  readonly now = signal(0);

  private touchedAt = 0;
  private takingSince = 0;
  /** Grows with every reset: an answer that comes for the customer before is not shown to the next. */
  private visit = 0;

  constructor(connection: Connection<KioskView, KioskCommand>, texts: KioskTexts, monotonicMs: () => number) {
    this.connection = connection;
    this.texts = texts;
    this.monotonicMs = monotonicMs;
    this.card = new CardSlot(connection, monotonicMs);
    this.codes = new CodeSlot(connection);
    this.help = new HelpSlot(connection, monotonicMs);
  }

  readonly offline = computed(() => {
    const { link, silentMs, freshness, view } = this.connection;
    if (view.value === null) return link.value === 'reconnecting' || (link.value === 'connecting' && silentMs.value > OFFLINE_AFTER_MS * 2);
    return freshness.value !== 'live' || (link.value !== 'live' && silentMs.value >= OFFLINE_AFTER_MS);
  });

  /** The ticket on the page as the server sees it now; null before the view has it. */
  readonly ticket = computed((): KioskTicket | null => {
    const page = this.page.value;
    if (page.kind !== 'ticket') return null;
    return this.connection.view.value?.tickets.find((ticket) => ticket.ticketId === page.ticketId) ?? null;
  });

  readonly slip = computed(() => {
    const page = this.page.value;
    if (page.kind !== 'ticket') return null;
    return slipShown(this.ticket.value, page.slip, this.connection.view.value?.printer ?? 'down');
  });

  readonly retakeLeftMs = computed(() => {
    const until = this.ticket.value?.retakeUntil ?? null;
    return until === null ? 0 : Math.max(0, until - this.now.value);
  });

  /** Any touch or key: wakes the kiosk and starts the idle time again. */
  touched(): void {
    if (this.stayLeftMs.value !== null) return;
    this.touchedAt = this.monotonicMs();
    this.awake.value = true;
  }

  /** Whether touching some service now leads to a page before the number, so that "one touch" would be untrue. */
  readonly hintsFirst = computed(() => {
    const view = this.connection.view.value;
    return view?.services.some((service) => service.state === 'open' && this.hintComesFirst(service)) ?? false;
  });

  private hintComesFirst({ selfServiceHint, waiting }: KioskView['services'][number]): boolean {
    const from = this.connection.view.value?.pages.hintFromWaiting ?? null;
    return from !== null && selfServiceHint !== null && !this.elder.value && waiting >= from;
  }

  choose(serviceId: string): void {
    const view = this.connection.view.value;
    const service = view?.services.find(({ id }) => id === serviceId);
    if (view?.state !== 'open' || service?.state !== 'open' || this.offline.value || this.taking.value !== null) return;
    /* Large text: nobody is sent away from the counter (the 2021 notice on serving the elderly). */
    if (this.hintComesFirst(service)) this.page.value = { kind: 'hint', serviceId };
    else void this.take(serviceId);
  }

  async take(serviceId: string): Promise<void> {
    if (this.taking.value !== null || this.offline.value) return;
    const { visit } = this;
    batch(() => {
      this.taking.value = serviceId;
      this.takingLong.value = false;
      this.retaken.value = null;
      this.connection.keepPage.value = true;
    });
    this.takingSince = this.monotonicMs();
    const answer = await this.connection.request({
      type: 'take-ticket',
      serviceId,
      language: this.texts.language.value,
      elder: this.elder.value,
      withCard: this.card.isRead,
    });
    if (visit !== this.visit) return;
    batch(() => {
      this.taking.value = null;
      this.touchedAt = this.monotonicMs();
      if (answer.ok && answer.receipt.kind === 'ticket') {
        const { ticketId, number, ahead, slip } = answer.receipt;
        this.card.used();
        this.page.value = { kind: 'ticket', ticketId, number, serviceId, ahead, slip };
      } else {
        this.page.value = { kind: 'refused', text: answer.ok || answer.refusal === 'no-answer' ? null : answer.text };
      }
    });
  }

  /** A code for a number of the visits' own series: the page after it is the one every number has. */
  async checkIn(): Promise<void> {
    const visits = this.connection.view.value?.visits ?? null;
    if (visits === null || this.offline.value) return;
    const taken = await this.codes.send({ language: this.texts.language.value, elder: this.elder.value });
    this.touchedAt = this.monotonicMs();
    if (taken === null) return;
    this.connection.keepPage.value = true;
    this.page.value = { kind: 'ticket', ...taken, serviceId: visits.serviceId };
  }

  /** "取错了？重选": gives the number back and lets the customer choose again. */
  async retake(): Promise<void> {
    const page = this.page.value;
    if (page.kind !== 'ticket' || this.retaking.value) return;
    const { visit } = this;
    this.retaking.value = true;
    const answer = await this.connection.request({ type: 'cancel-ticket', ticketId: page.ticketId });
    if (visit !== this.visit) return;
    batch(() => {
      this.retaking.value = false;
      this.touchedAt = this.monotonicMs();
      if (answer.ok) {
        this.retaken.value = page.number;
        this.page.value = { kind: 'services' };
      } else {
        this.retakeRefusal.value = answer.text;
      }
    });
  }

  backToServices(): void {
    this.page.value = { kind: 'services' };
  }

  toggleElder(): void {
    batch(() => {
      this.elder.value = !this.elder.value;
      this.tilePage.value = 0;
    });
  }

  toggleLanguage(): void {
    this.texts.language.value = this.texts.language.value === 'en' ? 'zh-CN' : 'en';
  }

  turnTiles(by: 1 | -1): void {
    this.tilePage.value += by;
  }

  askHelp(): Promise<void> {
    return this.help.ask(this.offline.value);
  }

  stay(): void {
    this.stayLeftMs.value = null;
    this.touched();
  }

  /** Back to standard Chinese, for the next person. */
  reset(): void {
    this.visit += 1;
    this.card.reset();
    this.codes.reset();
    batch(() => {
      this.page.value = { kind: 'services' };
      this.awake.value = false;
      this.elder.value = false;
      this.tilePage.value = 0;
      this.texts.language.value = 'zh-CN';
      this.taking.value = null;
      this.retaking.value = false;
      this.retakeRefusal.value = null;
      this.retaken.value = null;
      this.help.close();
      this.stayLeftMs.value = null;
      this.connection.keepPage.value = false;
    });
  }

  /** A few times a second. */
  tick(): void {
    this.now.value = this.connection.serverNow();
    const now = this.monotonicMs();
    this.takingLong.value = this.taking.value !== null && now - this.takingSince >= TAKING_LONG_MS;
    this.help.tick();
    this.card.tick();
    /* Somebody who waits for help keeps the page; the idle time begins when that is over. */
    if (this.help.holds && !this.offline.value) this.touchedAt = now;
    const slip = this.slip.value;
    const verdict = idleVerdict({
      awake: this.awake.value,
      page: this.page.value.kind,
      elder: this.elder.value,
      chosen: this.isChosen(),
      busy: this.taking.value !== null || this.retaking.value || this.codes.sending.value,
      slipInHand: slip !== null && !numberIsAll(slip) && !this.help.open.value,
      idleMs: now - this.touchedAt,
    });
    if (verdict.kind === 'reset') this.reset();
    else this.stayLeftMs.value = verdict.kind === 'ask' ? verdict.leftMs : null;
  }

  private isChosen(): boolean {
    const plain = this.page.value.kind === 'services' && !this.elder.value && !this.help.open.value && !this.codes.padOpen.value;
    return !plain || this.texts.language.value !== 'zh-CN' || this.tilePage.value !== 0;
  }
}
