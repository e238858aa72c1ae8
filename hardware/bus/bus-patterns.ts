import { addressOf, type DisplayConfig } from '../config/display.ts';
import type { PadConfig, RaterConfig } from '../config/pad.ts';
import type { KeyPattern } from '../pads/key-matcher.ts';
import type { Encoding, Template } from './byte-template.ts';
import { renderTemplate } from './byte-template.ts';
import type { Poll } from './frame-pump.ts';

type PadKeyConfig = PadConfig['keys'][number];

/** What bytes arriving on a bus can mean. */
export type BusMeaning =
  | { readonly kind: 'pad'; readonly deviceId: string; readonly key: PadKeyConfig }
  | { readonly kind: 'rater'; readonly deviceId: string; readonly score: number }
  /** A pad was polled and no key was pressed. */
  | { readonly kind: 'nothing'; readonly deviceId: string }
  /** A board confirms its frame. */
  | { readonly kind: 'answer'; readonly deviceId: string };

export interface PlacedPattern extends KeyPattern<BusMeaning> {
  /** Where in the bus's configuration its bytes are. */
  readonly path: readonly (string | number)[];
}

/** The devices on one line, from the agent's configuration. */
export interface BusDevices {
  readonly displays: readonly DisplayConfig[];
  readonly pads: readonly PadConfig[];
  readonly raters: readonly RaterConfig[];
}

export function busPatterns({ displays, pads, raters }: BusDevices): PlacedPattern[] {
  return [
    ...pads.flatMap(({ id, address, keys }, index) =>
      keys.map((key, at): PlacedPattern => {
        const path = ['pads', index, 'keys', at, 'bytes'];
        return { bytes: addressed(key.bytes, address, 'ascii'), meaning: { kind: 'pad', deviceId: id, key }, path };
      }),
    ),
    ...raters.flatMap(({ id, address, keys }, index) =>
      keys.map(({ bytes, score }, at): PlacedPattern => {
        const path = ['raters', index, 'keys', at, 'bytes'];
        return { bytes: addressed(bytes, address, 'ascii'), meaning: { kind: 'rater', deviceId: id, score }, path };
      }),
    ),
    ...[...nothings('pads', pads), ...nothings('raters', raters)],
    ...displays.flatMap((display, index): PlacedPattern[] => {
      if (!('answer' in display) || display.answer === null) return [];
      const bytes = addressed(display.answer, addressOf(display) ?? 0, display.encoding);
      return [{ bytes, meaning: { kind: 'answer', deviceId: display.id }, path: ['displays', index, 'answer'] }];
    }),
  ];
}

function nothings(kind: 'pads' | 'raters', devices: readonly (PadConfig | RaterConfig)[]): PlacedPattern[] {
  return devices.flatMap(({ id, address, poll }, index): PlacedPattern[] => {
    if (poll === null || poll.nothing === null) return [];
    const path = [kind, index, 'poll', 'nothing'];
    return [{ bytes: addressed(poll.nothing, address, 'ascii'), meaning: { kind: 'nothing', deviceId: id }, path }];
  });
}

/** Polls of the pads that send only when polled, in the order of the configuration. */
export function busPolls({ pads, raters }: Pick<BusDevices, 'pads' | 'raters'>): Poll[] {
  return [...pads, ...raters].flatMap(({ id, address, poll }) =>
    poll === null ? [] : [{ deviceId: id, bytes: Uint8Array.from(addressed(poll.ask, address, 'ascii')) }],
  );
}

/** A template that uses no field but the device's own address. */
export function addressed(template: Template, address: number, encoding: Encoding): readonly number[] {
  return renderTemplate(template, { address, counter: '', number: null, elsewhere: [] }, encoding);
}
