import type { KioskView } from '../server/contract/kiosk.ts';

export type KioskService = KioskView['services'][number];

export type Tile =
  | { readonly kind: 'service'; readonly service: KioskService }
  /** Turns to the next page of services. */
  | { readonly kind: 'more' }
  /** Large-text mode: services that do not fit the page are reached with staff help. */
  | { readonly kind: 'staff' };

/** Large targets in reach of a hand: no more on one page. */
export const TILES_MAX = 6;
export const ELDER_ROWS_MAX = 4;

/** How many pages of tiles there are. */
export function tilePages(count: number, elder: boolean): number {
  return elder || count <= TILES_MAX ? 1 : Math.ceil(count / (TILES_MAX - 1));
}

/** The tiles of one page, in the branch's own order. `page` wraps around. */
export function tilesOf(services: readonly KioskService[], elder: boolean, page: number): readonly Tile[] {
  const all = services.map((service): Tile => ({ kind: 'service', service }));
  if (elder) return all.length <= ELDER_ROWS_MAX ? all : [...all.slice(0, ELDER_ROWS_MAX - 1), { kind: 'staff' }];
  if (all.length <= TILES_MAX) return all;
  const size = TILES_MAX - 1;
  const first = (page % tilePages(all.length, elder)) * size;
  return [...all.slice(first, first + size), { kind: 'more' }];
}
