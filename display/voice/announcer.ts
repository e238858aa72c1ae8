import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { WallView } from '../../server/contract/wall.ts';
import { recordTurn } from '../diagnostics.ts';
import type { Diagnostics, SoundState } from '../diagnostics.ts';
import { AnnouncementQueue } from './announcement-queue.ts';
import type { Hero, WallCall } from './announcement-queue.ts';
import { clipList } from './clip-list.ts';
import { loadPack } from './pack.ts';
import type { Pack } from './pack.ts';
import { planOf, REPEAT_GAP_MS } from './schedule.ts';
import type { Speaker } from './speaker.ts';
import { createSpeaker } from './speaker.ts';

/** The first call after a load waits so long for the clips; then it is shown without them. */
const PACK_PATIENCE_MS = 5_000;
/** A pack that did not load is asked for again. */
const PACK_RETRY_MS = 30_000;
/** Said more often than that, a busy hall's queue never ends. */
export const ROUNDS_MAX = 5;

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
  private readOneAsYao = false;
  private rounds = 1;

  constructor(announces: boolean, store: AnnouncedStore, diagnostics: Diagnostics) {
    this.store = store;
    this.diagnostics = diagnostics;
    this.queue = new AnnouncementQueue(store.read());
    this.speaker = announces ? createSpeaker() : null;
    this.panel = this.shown;
    this.sound = this.speaker?.sound ?? signal<SoundState>('silent');
    effect(() => {
      diagnostics.sound = this.sound.value;
    });
    setTimeout(() => this.begin(), PACK_PATIENCE_MS);
    void this.prepare();
  }

  /** A new view; `serverNow` is epoch ms. */
  hear(view: WallView, serverNow: number): void {
    this.readOneAsYao = view.readOneAsYao;
    this.rounds = Math.min(Math.max(view.announcementRounds, 1), ROUNDS_MAX);
    this.queue.hear(view.calls, serverNow, performance.now());
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

  private async prepare(): Promise<void> {
    try {
      this.pack = await loadPack();
      await this.speaker?.prepare(this.pack);
      this.diagnostics.soundFault = null;
    } catch (fault) {
      this.speaker?.fail();
      this.diagnostics.soundFault = fault instanceof Error ? fault.message : String(fault);
      setTimeout(() => void this.prepare(), PACK_RETRY_MS);
    }
    this.begin();
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
    const plan = planOf(clipList(call, this.readOneAsYao), this.pack?.durations ?? new Map());
    const startMs = this.speaker?.play(plan) ?? null;
    const clips = plan.clips.map((planned) => ({
      clip: planned.clip,
      startsAtMs: startMs === null ? null : startMs + planned.startMs,
      durationMs: planned.durationMs,
    }));
    recordTurn(this.diagnostics, { callId: call.callId, round: call.round, turn, clips });
    setTimeout(() => {
      if (turn < this.rounds && this.queue.isWanted(call)) this.say(call, turn + 1);
      else this.end();
    }, plan.totalMs + REPEAT_GAP_MS);
  }

  private end(): void {
    this.speaking = false;
    this.queue.finish();
    this.pump();
  }
}
