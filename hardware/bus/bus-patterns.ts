import type { BusConfig } from '../config/bus.ts';
import { addressOf } from '../config/display.ts';
import type { PadConfig } from '../config/pad.ts';
import type { KeyPattern } from '../pads/key-matcher.ts';
import type { Encoding, Template } from './byte-template.ts';
import { renderTemplate } from './byte-template.ts';

type PadKeyConfig = PadConfig['keys'][number];

/** What bytes coming in over a bus can mean. */
export type BusMeaning =
  | { readonly kind: 'pad'; readonly deviceId: string; readonly key: PadKeyConfig }
  | { readonly kind: 'rater'; readonly deviceId: string; readonly score: number }
  /** A board says that it took its frame. */
  | { readonly kind: 'answer'; readonly deviceId: string };

export interface PlacedPattern extends KeyPattern<BusMeaning> {
  /** Where in the bus's configuration its bytes stand. */
  readonly path: readonly (string | number)[];
}

export function busPatterns({ displays, pads, raters }: Pick<BusConfig, 'displays' | 'pads' | 'raters'>): PlacedPattern[] {
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
    ...displays.flatMap((display, index): PlacedPattern[] => {
      if (!('answer' in display) || display.answer === null) return [];
      const bytes = addressed(display.answer, addressOf(display) ?? 0, display.encoding);
      return [{ bytes, meaning: { kind: 'answer', deviceId: display.id }, path: ['displays', index, 'answer'] }];
    }),
  ];
}

/** A template that speaks of nothing but the device's own address. */
export function addressed(template: Template, address: number, encoding: Encoding): readonly number[] {
  return renderTemplate(template, { address, counter: '', number: null, elsewhere: [] }, encoding);
}
