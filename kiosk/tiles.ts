import type { KioskView } from '../server/contract/kiosk.ts';

export type KioskService = KioskView['services'][number];
export type KioskPages = KioskView['pages'];

export type Tile =
  | { readonly kind: 'service'; readonly service: KioskService }
  /** Turns to the next page of services, or back; `page` is the one on show, counted from 0. */
  | { readonly kind: 'more' | 'previous'; readonly page: number; readonly pages: number }
  /** Large print, if the branch wants it so: other services are reached with staff help. */
  | { readonly kind: 'staff' };

/** How large the tiles are; every one is at least 20 mm high. */
type TileLayout = 'wide' | 'dense' | 'elder';

interface TilesShown {
  readonly tiles: readonly Tile[];
  readonly layout: TileLayout;
}

/** Large targets in reach of a hand: no more on one page. */
export const TILES_MAX = 6;
export const ELDER_ROWS_MAX = 4;
/** A branch with a long list turns fewer pages of smaller tiles. */
export const DENSE_TILES_MAX = 12;
/** From this many services on the tiles are dense: three pages of large ones hold no more. */
export const DENSE_FROM = 13;

/** Before the server was ever heard. */
export const NO_PAGES: KioskPages = { elderServiceIds: [], elderMore: 'pages', hintFromWaiting: null };

/** The tiles of one page, in the branch's own order; in large print the services that it names there come first. `page` wraps around. */
export function tilesOf(services: readonly KioskService[], pages: KioskPages, elder: boolean, page: number): TilesShown {
  const ordered = elder ? elderOrder(services, pages.elderServiceIds) : services;
  const layout = elder ? 'elder' : services.length >= DENSE_FROM ? 'dense' : 'wide';
  const places = layout === 'elder' ? ELDER_ROWS_MAX : layout === 'dense' ? DENSE_TILES_MAX : TILES_MAX;
  const all = ordered.map((service): Tile => ({ kind: 'service', service }));
  if (all.length <= places) return { tiles: all, layout };
  if (elder && pages.elderMore === 'staff') return { tiles: [...all.slice(0, places - 1), { kind: 'staff' }], layout };
  // Two pages need no way back: the next page is the one before. Four rows of large print have no room for one.
  const hasWayBack = layout !== 'elder' && all.length > (places - 1) * 2;
  const size = hasWayBack ? places - 2 : places - 1;
  const count = Math.ceil(all.length / size);
  const shown = ((page % count) + count) % count;
  const previous: readonly Tile[] = hasWayBack ? [{ kind: 'previous', page: shown, pages: count }] : [];
  const part = all.slice(shown * size, shown * size + size);
  return { tiles: [...part, ...previous, { kind: 'more', page: shown, pages: count }], layout };
}

function elderOrder(services: readonly KioskService[], first: readonly string[]): readonly KioskService[] {
  const named = first.flatMap((id) => services.find((service) => service.id === id) ?? []);
  return [...named, ...services.filter(({ id }) => !first.includes(id))];
}
