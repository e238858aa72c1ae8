import type { Logger } from 'pino';
import type { BusConfig } from '../config/bus.ts';
import type { DeviceCondition, DeviceConditions, DeviceReport } from '../device-conditions.ts';
import { lineCondition } from '../device-conditions.ts';
import type { LinkFailure } from '../link/transport.ts';
import { AnswerWatch } from './answer-watch.ts';

/** This many meaningless bytes in a row mean the wrong speed, or another device. */
export const WRONG_BYTES_MIN = 8;

interface OnBus {
  readonly kind: DeviceReport['kind'];
  readonly id: string;
  readonly counterId: string;
  /** Whether it sends by itself, or when polled or written to: then noise may come from it at another speed. */
  readonly speaks: boolean;
}

/** Condition of each device of a bus, from its line, answers, keys and noise; reported when it changes. */
export class BusConditions {
  readonly #busId: string;
  readonly #conditions: DeviceConditions;
  readonly #devices: readonly OnBus[];
  readonly #watch: AnswerWatch;
  readonly #used = new Set<string>();
  #line: 'opening' | 'open' | LinkFailure = 'opening';
  /** null: the server has not shown any yet. */
  #counters: ReadonlySet<string> | null = null;
  #wrongBytes = 0;

  constructor(config: BusConfig, conditions: DeviceConditions, log: Logger) {
    const { displays, pads, raters } = config;
    this.#busId = config.id;
    this.#conditions = conditions;
    const answering = displays.filter((display) => 'answer' in display && display.answer !== null);
    const asked = [...pads, ...raters].filter(({ poll }) => poll !== null && poll.nothing !== null);
    this.#watch = new AnswerWatch(log, [
      ...answering.map(({ id }) => ({ id, kind: 'board' as const })),
      ...asked.map(({ id }) => ({ id, kind: 'pad' as const })),
    ]);
    const answers = new Set(answering.map(({ id }) => id));
    this.#devices = [
      ...displays.map(({ id, counterId }) => ({ kind: 'board' as const, id, counterId, speaks: answers.has(id) })),
      ...pads.map(({ id, counterId }) => ({ kind: 'pad' as const, id, counterId, speaks: true })),
      ...raters.map(({ id, counterId }) => ({ kind: 'rater' as const, id, counterId, speaks: true })),
    ];
  }

  opened(): void {
    this.#line = 'open';
    this.#watch.reset();
    this.#used.clear();
    this.#wrongBytes = 0;
    this.#tell();
  }

  down(failure: LinkFailure): void {
    this.#line = failure;
    this.#tell();
  }

  /** The counters that the server shows this agent now. */
  shows(counterIds: readonly string[]): void {
    this.#counters = new Set(counterIds);
    this.#tell();
  }

  /** A board accepted its frame, or a pad answered that no key was pressed. */
  answered(id: string): void {
    this.#watch.answered(id);
    this.#wrongBytes = 0;
  }

  /** A key of this device was pressed. */
  used(id: string): void {
    this.#used.add(id);
    this.answered(id);
    this.#tell();
  }

  /** A frame for this board, or a poll of this pad, was sent and its time to answer has passed. @param now monotonic ms */
  frameDone(id: string, now: number): void {
    this.#watch.frameDone(id, now);
    this.#tell();
  }

  /** Whether the last frame was not answered: it is worth sending again. */
  isWaitedFor(id: string): boolean {
    return this.#watch.isWaitedFor(id);
  }

  /** Bytes arrived that mean nothing and were not our echo. */
  noise(bytes: number): void {
    this.#wrongBytes += bytes;
    this.#tell();
  }

  forget(): void {
    this.#conditions.forget(`bus:${this.#busId}`);
  }

  #tell(): void {
    if (this.#line === 'opening') return;
    const reports = this.#devices.map((device) => ({
      kind: device.kind,
      deviceId: `${this.#busId}/${device.id}`,
      placeId: device.counterId,
      condition: this.#conditionOf(device),
    }));
    this.#conditions.set(`bus:${this.#busId}`, reports);
  }

  #conditionOf({ id, counterId, speaks }: OnBus): DeviceCondition {
    if (this.#line !== 'open' && this.#line !== 'opening') return lineCondition(this.#line);
    if (this.#counters?.has(counterId) === false) return 'unknown-place';
    const answering = this.#watch.stateOf(id);
    if (answering === 'doubled') return 'address-doubled';
    if (speaks && this.#wrongBytes >= WRONG_BYTES_MIN) return 'wrong-baud';
    if (answering === 'silent') return 'no-answer';
    return answering === 'answering' || this.#used.has(id) ? 'ok' : 'line-open';
  }
}
