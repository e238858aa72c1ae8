import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AUDIENCES, type Reply } from '../../server/contract/wire.ts';
import { AUDIENCE_ROWS } from '../../server/net/audiences.ts';
import { HELD_LIFE_MS, Outbox, REQUEST_LIFE_MS } from '../../server/web/outbox.ts';
import type { KeyValueStore } from '../../server/web/place.ts';
import { memoryStore, TestPlace } from './real-server.ts';

const ACT = { type: 'call-next' } as const;
const OVER: Reply = { ok: false, refusal: 'not-signed-in', params: {}, text: { 'zh-CN': '', en: '' } };
const KEY = 'branch-queue:pending:/kiosk/k1';

/** One load of a page; `sent` are the ids that went out from it. */
function load(store: KeyValueStore, answer: Reply | null) {
  const place = new TestPlace('http://127.0.0.1', store);
  const sent: string[] = [];
  const outbox = new Outbox<typeof ACT>(
    place,
    (commandId, _, replied) => {
      sent.push(commandId);
      if (answer !== null) replied(answer);
    },
    () => undefined,
  );
  return { place, outbox, sent };
}

/** A page whose act met such an answer, left and loaded again after a while. */
function comeBack(answer: Reply | null, afterMs: number) {
  const store = memoryStore();
  const left = load(store, answer);
  void left.outbox.request(ACT, true);
  const back = load(store, null);
  back.place.aheadMs = afterMs;
  back.outbox.tick(false);
  return { ...back, madeAs: left.sent[0], store };
}

describe('an act that met a session which was over, when its person comes back from signing in elsewhere', () => {
  test('is still there after the life of an unanswered one, and goes out with its own id when it is asked for', () => {
    const { outbox, sent, madeAs } = comeBack(OVER, HELD_LIFE_MS - 1_000);
    expect(outbox.size).toBe(1);
    outbox.tick(true);
    expect(sent).toEqual([]);
    outbox.resendAll();
    expect(sent).toEqual([madeAs]);
  });

  test('is given up at the end of its own life', () => {
    const { outbox, store } = comeBack(OVER, HELD_LIFE_MS + 1_000);
    expect([outbox.size, store.getItem(KEY)]).toEqual([0, null]);
  });

  test('is told from one that was never answered, whose life is short', () => {
    expect(comeBack(null, REQUEST_LIFE_MS - 1_000).outbox.size).toBe(1);
    expect(comeBack(null, REQUEST_LIFE_MS + 1_000).outbox.size).toBe(0);
  });

  test('kept by a page of an earlier build counts as one that was never answered', () => {
    const store = memoryStore();
    const madeAt = load(store, null).place.wallMs();
    store.setItem(KEY, JSON.stringify([{ commandId: 'c1', command: ACT, madeAt }]));
    const { place, outbox } = load(store, null);
    expect(outbox.size).toBe(1);
    place.aheadMs = REQUEST_LIFE_MS + 1_000;
    outbox.tick(false);
    expect(outbox.size).toBe(0);
  });
});

/** What a JSON schema says of one value. */
interface Shape {
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

const TYPED = 'typed by somebody';
/** Texts that are neither ids nor one of the program's words, and hold nobody: dates, hours, and the id of the ticket that ends. */
const TIMES_AND_IDS = /(Id|Ids|On)$|^(date|from|to|finishing)$/;

/** A command with every field that it may have, and TYPED wherever a person, or a card, may say anything. */
function fullest(name: string, shape: Shape): unknown {
  const { properties, items } = shape;
  const branches = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  if (branches.length > 0) return branches.map((one) => fullest(name, one));
  if (properties !== undefined) return Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, fullest(key, one)]));
  if (items !== undefined) return [fullest(name, items)];
  const isFree = shape.type === 'string' && shape.enum === undefined && shape.const === undefined;
  return isFree && !TIMES_AND_IDS.test(name) ? TYPED : (shape.const ?? null);
}

describe('what lies in the browser', () => {
  const commands = AUDIENCES.flatMap((audience) => [...AUDIENCE_ROWS[audience].commands]);
  const samples = commands.map(([type, schema]) => {
    const shape = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape;
    return [type, fullest('', shape)] as const;
  });

  test('is nothing that anybody typed, of any command there is; every other command is there after a reload', () => {
    const typed = samples.filter(([, command]) => JSON.stringify(command).includes(TYPED));
    expect(typed.length).toBeGreaterThan(10);
    for (const [type, command] of samples) {
      const store = memoryStore();
      void load(store, null).outbox.request(command as typeof ACT, false);
      const kept = store.getItem(KEY) ?? '';
      expect(kept, type).not.toContain(TYPED);
      expect(kept === '', type).toBe(JSON.stringify(command).includes(TYPED));
    }
  });

  test('is what somebody typed only while its session is over, so that signing in elsewhere loses nothing', () => {
    const typed = samples.filter(([, command]) => JSON.stringify(command).includes(TYPED));
    for (const [type, command] of typed) {
      const store = memoryStore();
      void load(store, OVER).outbox.request(command as typeof ACT, true);
      expect(store.getItem(KEY), type).toContain(TYPED);
      const back = load(store, { ok: true, receipt: { kind: 'done' } });
      back.outbox.resendAll();
      expect(back.sent, type).toHaveLength(1);
      expect(store.getItem(KEY), type).toBe(null);
    }
  });
});
