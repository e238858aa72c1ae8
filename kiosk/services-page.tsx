import type { KioskView } from '../server/contract/kiosk.ts';
import { Icon, chevronLeftIcon, chevronRightIcon, clockIcon, handHelpingIcon, usersRoundIcon } from '../server/web/icons.ts';
import { unitsStyle } from '../server/web/text-units.ts';
import { CardStrip } from './card/card-strip.tsx';
import { Hero, Posted } from './hero.tsx';
import type { Kit } from './kit.ts';
import { NO_PAGES, tilesOf } from './tiles.ts';
import type { KioskService, Tile } from './tiles.ts';

/** Sentence under a service's name. */
function statusOf(kit: Kit, service: KioskService): string {
  const { session, texts } = kit;
  if (session.taking.value === service.id) return texts.t(session.takingLong.value ? 'takingLong' : 'taking', {});
  const view = session.connection.view.value;
  if (view === null || view.state === 'unavailable' || session.offline.value) return texts.t('serviceUnavailable', {});
  switch (service.state) {
    case 'open':
      return waitingWords(kit, service);
    case 'closed':
      return closedWords(kit, service);
    case 'full':
      return texts.t('serviceFull', {});
    default:
      return service.state satisfies never;
  }
}

/** Nobody waits where no counter is: that is no invitation. */
function waitingWords({ texts }: Kit, { waiting, counters }: KioskService): string {
  if (counters === 'none') return waiting === 0 ? texts.t('noCounter', {}) : texts.t('waitingNoCounter', { count: waiting });
  return waiting === 0 ? texts.t('waitingNone', {}) : texts.t('waiting', { count: waiting });
}

/** Hours are named only where the clock is the reason. */
function closedWords({ texts }: Kit, { closedBecause, hours }: KioskService): string {
  switch (closedBecause) {
    case 'stopped':
      return texts.t('serviceStopped', {});
    case 'not-started':
      return texts.t('serviceNotStarted', {});
    case 'hours':
    case null:
      return hours === null ? texts.t('serviceNotToday', {}) : texts.t('serviceHours', { hours });
    default:
      return closedBecause satisfies never;
  }
}

function ServiceTile({ kit, service }: { readonly kit: Kit; readonly service: KioskService }) {
  const { session, texts, guard } = kit;
  const view = session.connection.view.value;
  const taking = session.taking.value;
  const takable = view !== null && view.state === 'open' && service.state === 'open' && !session.offline.value;
  const name = texts.pick(session.elder.value ? service.plainName : service.name);
  const inert = !takable || (taking !== null && taking !== service.id);
  return (
    <li>
      <button
        type="button"
        class="tile"
        data-state={taking === service.id ? 'taking' : takable ? 'open' : 'inert'}
        aria-disabled={inert}
        aria-busy={taking === service.id}
        {...guard.tap(() => session.choose(service.id))}
      >
        <span class="tile-name" style={unitsStyle(name)}>
          {name}
        </span>
        <span class="tile-status">
          {taking === service.id ? (
            <span class="spinner" aria-hidden="true" />
          ) : (
            <Icon drawing={takable ? usersRoundIcon : clockIcon} size="1.15em" />
          )}
          {statusOf(kit, service)}
        </span>
      </button>
    </li>
  );
}

interface OtherWords {
  readonly name: string;
  readonly line: string;
  readonly drawing: string;
  readonly act: () => void;
}

function otherWords({ session, texts }: Kit, tile: Exclude<Tile, { kind: 'service' }>): OtherWords {
  switch (tile.kind) {
    case 'staff':
      return { name: texts.t('otherServices', {}), line: texts.t('help', {}), drawing: handHelpingIcon, act: () => void session.askHelp() };
    case 'more':
    case 'previous': {
      const step = tile.kind === 'more' ? 1 : -1;
      const line = texts.t('moreLine', { page: tile.page + 1, pages: tile.pages });
      const drawing = step === 1 ? chevronRightIcon : chevronLeftIcon;
      return { name: texts.t(tile.kind, {}), line, drawing, act: () => session.turnTiles(step) };
    }
    default:
      return tile satisfies never;
  }
}

function OtherTile({ kit, tile }: { readonly kit: Kit; readonly tile: Exclude<Tile, { kind: 'service' }> }) {
  const { guard } = kit;
  const { name, line, drawing, act } = otherWords(kit, tile);
  return (
    <li>
      <button type="button" class="tile tile-other" data-state="open" {...guard.tap(act)}>
        <span class="tile-name" style={unitsStyle(name)}>
          {name}
        </span>
        <span class="tile-status">
          <Icon drawing={drawing} size="1.15em" />
          {line}
        </span>
      </button>
    </li>
  );
}

/** Title and line of the services page, and whether it is a word of warning. */
function asking(kit: Kit): { readonly title: string; readonly line: string; readonly warns: boolean } {
  const { session, texts } = kit;
  const { view: viewSignal, link, refusalText } = session.connection;
  const view = viewSignal.value;
  const say = (title: string, line: string, warns: boolean) => ({ title, line, warns });
  if (link.value === 'refused') {
    const reason = refusalText.value;
    return say(texts.t('refusedScreen', {}), reason === null ? '' : texts.pick(reason), true);
  }
  if (session.offline.value) return say(texts.t('offline', {}), texts.t('offlineLine', {}), true);
  if (view === null) return say(texts.t('loading', {}), texts.t('loadingLine', {}), false);
  if (view.state === 'unavailable') return say(texts.t('offline', {}), texts.t('unavailableLine', {}), true);
  if (view.state === 'closed') return say(texts.t('closed', {}), closedLine(kit, view), false);
  const retaken = session.retaken.value;
  if (retaken !== null) return say(texts.t('ask', {}), texts.t('retaken', { number: retaken }), false);
  const line = texts.t(session.hintsFirst.value ? 'askLineHint' : 'askLine', {});
  return say(texts.t(session.awake.value ? 'ask' : 'attract', {}), line, false);
}

/** Why no number can be taken at all. */
function closedLine({ texts }: Kit, { closedBecause, hours, services }: KioskView): string {
  switch (closedBecause) {
    case 'stopped':
      return texts.t('closedStopped', {});
    case 'not-started':
      return texts.t('closedNotStarted', {});
    case 'hours':
      return hours === null ? texts.t('closedToday', {}) : texts.t('hoursToday', { hours });
    case null:
      return texts.t(services.every(({ state }) => state === 'full') ? 'closedFull' : 'closedServices', {});
    default:
      return closedBecause satisfies never;
  }
}

/** The first page: one touch to a number. Still, until somebody touches it. */
export function ServicesPage({ kit }: { readonly kit: Kit }) {
  const { session, known, texts } = kit;
  const services = session.connection.view.value?.services ?? known?.services ?? [];
  const pages = session.connection.view.value?.pages ?? known?.pages ?? NO_PAGES;
  const { tiles, layout } = tilesOf(services, pages, session.elder.value, session.tilePage.value);
  const { title, line, warns } = asking(kit);
  return (
    <>
      <Hero kit={kit} page="services" title={title} line={line}>
        {warns ? null : <Posted kit={kit} />}
      </Hero>
      <main class="body">
        <CardStrip kit={kit} />
        {tiles.length === 0 ? (
          <div class="skeletons" aria-hidden="true">
            {[0, 1, 2, 3].map((index) => (
              <div class="skeleton" key={index} />
            ))}
          </div>
        ) : (
          <ul class="tiles" data-count={tiles.length} data-layout={layout} aria-label={texts.t('ask', {})}>
            {tiles.map((tile) =>
              tile.kind === 'service' ? (
                <ServiceTile kit={kit} service={tile.service} key={tile.service.id} />
              ) : (
                <OtherTile kit={kit} tile={tile} key={tile.kind} />
              ),
            )}
          </ul>
        )}
      </main>
    </>
  );
}
