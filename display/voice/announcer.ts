import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { WallCommand, WallView } from '../../server/contract/wall.ts';
import { clockText } from '../../server/web/time.ts';
import { recordTurn } from '../diagnostics.ts';
import type { Diagnostics, SoundState } from '../diagnostics.ts';
import { AnnouncementQueue } from './announcement-queue.ts';
import type { Hero, WallCall } from './announcement-queue.ts';
import { giveCue } from './call-cue.ts';
import { clipList } from './clip-list.ts';
import { levelAt } from './level.ts';
import { loadPack } from './pack.ts';
import type { Pack } from './pack.ts';
import { planOf, REPEAT_GAP_MS } from './schedule.ts';
import type { Speaker } from './speaker.ts';
import { createSpeaker } from './speaker.ts';

/** How long the first call after a load waits for the clips; then it is shown without sound. */
const PACK_PATIENCE_MS = 5_000;
/** A pack that did not load is asked for again. */
const PACK_RETRY_MS = 30_000;
/** Said more often than that, a busy hall's queue never ends. */
const ROUNDS_MAX = 3;
/** What the server takes of a fault. */
const FAULT_MAX_LENGTH = 160;

/** What staff are told of this display's sound. */
export type SoundReport = Pick<Extract<WallCommand, { type: 'report-sound' }>, 'condition' | 'fault'>;

/** Where the rounds announced before a reload are kept. */
export interface AnnouncedStore {
  read(): readonly string[];
  write(keys: readonly string[]): void;
}

/**
 * Speaks calls one after another and shows them as it does. A display that `announces` has a speaker; every other keeps
 * the same pace in silence, from the same clip lengths, so that all the displays of a hall turn together.
 */
export class Announcer {
  /** The numbers in the call panel, first called first. */
  readonly panel: ReadonlySignal<readonly Hero[]>;
  readonly sound: ReadonlySignal<SoundState>;
  /** null: nothing to tell, because it is not known yet or this display does not announce. */
  readonly report: ReadonlySignal<SoundReport | null>;
  readonly announces: boolean;
  private readonly shown = signal<readonly Hero[]>([]);
  private readonly queue: AnnouncementQueue;
  private readonly speaker: Speaker | null;
  private readonly store: AnnouncedStore;
  private readonly diagnostics: Diagnostics;
  private pack: Pack | null = null;
  /** The first call waits for the clips. */
  private patient = true;
  private speaking = false;
  private turnTimer: ReturnType<typeof setTimeout> | null = null;
  private view: WallView;
  private readonly serverNow: () => number;
  /** Of the pack that the branch wants and the one that speaks instead; null: there is none. */
  private readonly packFault = signal<string | null>(null);

  /** `serverNow`: the server's clock, epoch ms. `view` says whether this display announces and with which clips. */
  constructor(view: WallView, serverNow: () => number, store: AnnouncedStore, diagnostics: Diagnostics) {
    this.announces = view.announces;
    this.view = view;
    this.serverNow = serverNow;
    this.store = store;
    this.diagnostics = diagnostics;
    this.queue = new AnnouncementQueue(store.read());
    this.speaker = view.announces ? createSpeaker() : null;
    this.panel = this.shown;
    this.sound = this.speaker?.sound ?? signal<SoundState>('silent');
    this.report = computed(() => reportOf(this.sound.value, this.packFault.value));
    effect(() => {
      diagnostics.sound = this.sound.value;
      diagnostics.soundFault = this.packFault.value;
    });
    setTimeout(() => this.begin(), PACK_PATIENCE_MS);
    void this.prepare(view.packName);
  }

  hear(view: WallView): void {
    const { packName } = this.view;
    this.view = view;
    if (view.packName !== packName) void this.prepare(view.packName);
    this.queue.hear(view.calls, this.serverNow(), performance.now());
    this.pump();
  }

  /** The link is gone: the panel empties and nothing further is spoken. */
  forget(): void {
    this.queue.forget();
    this.shown.value = this.queue.panel;
  }

  /** From a touch or a key: lets the browser's sound out. */
  unblock(): void {
    this.speaker?.unblock();
  }

  /** Nothing being spoken, nothing waiting. */
  isIdle(): boolean {
    return !this.speaking && this.queue.waitingCount === 0;
  }

  private begin(): void {
    if (!this.patient) return;
    this.patient = false;
    this.pump();
  }

  /** The branch's own clips, or, when they cannot be used, the built-in ones: a hall must hear its calls. */
  private async prepare(packName: string | null): Promise<void> {
    const fault = await this.load(packName);
    const worse = fault !== null && packName !== null ? await this.load(null) : null;
    if (packName === this.view.packName) this.packFault.value = worse ?? fault;
    if (worse !== null || (fault !== null && packName === null)) setTimeout(() => void this.prepare(this.view.packName), PACK_RETRY_MS);
    this.begin();
  }

  private async load(packName: string | null): Promise<string | null> {
    try {
      const pack = await loadPack(packName);
      /* A pace to keep until its sounds are there. */
      this.pack ??= pack;
      await this.speaker?.prepare(pack);
      this.pack = pack;
      return null;
    } catch (fault) {
      this.speaker?.fail();
      return (fault instanceof Error ? fault.message : String(fault)).slice(0, FAULT_MAX_LENGTH);
    }
  }

  /** Speaks what is due, and shows what the queue shows. */
  private pump(): void {
    const next = this.speaking || this.patient ? null : this.queue.begin(performance.now());
    this.shown.value = this.queue.panel;
    if (next !== null) {
      this.speaking = true;
      this.store.write(this.queue.announcedKeys);
      this.say(next, 1);
    } else if (!this.speaking && !this.patient) this.awaitTurn();
  }

  private awaitTurn(): void {
    if (this.turnTimer !== null) clearTimeout(this.turnTimer);
    const waitMs = this.queue.nextTurnMs(performance.now());
    this.turnTimer = waitMs === null ? null : setTimeout(() => this.pump(), waitMs);
  }

  private say(call: WallCall, turn: number): void {
    const { view } = this;
    const plan = planOf(clipList(call, view.readOneAsYao), this.pack?.durations ?? new Map());
    const level = levelAt(view, clockText(this.serverNow(), view.timeZone));
    const startMs = this.speaker?.play(plan, level) ?? null;
    const clips = plan.clips.map((planned) => ({
      clip: planned.clip,
      startsAtMs: startMs === null ? null : startMs + planned.startMs,
      durationMs: planned.durationMs,
    }));
    const { callId, number, counterLabel, language, round } = call;
    recordTurn(this.diagnostics, { callId, round, turn, level, clips });
    giveCue({ number, counterLabel, language, round, turn });
    setTimeout(() => {
      const rounds = Math.min(this.view.announcementRounds, ROUNDS_MAX);
      if (turn < rounds && this.queue.isWanted(call)) this.say(call, turn + 1);
      else this.end();
    }, plan.totalMs + REPEAT_GAP_MS);
  }

  private end(): void {
    this.speaking = false;
    this.queue.finish();
    this.pump();
  }
}

function reportOf(sound: SoundState, fault: string | null): SoundReport | null {
  switch (sound) {
    case 'on':
      return fault === null ? { condition: 'on', fault: null } : { condition: 'substituted', fault };
    case 'blocked':
      return { condition: 'blocked', fault };
    case 'broken':
      return { condition: 'broken', fault };
    case 'silent':
    case 'loading':
      return null;
    default:
      return sound satisfies never;
  }
}
