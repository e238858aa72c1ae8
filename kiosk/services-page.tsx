import { Icon, chevronRightIcon, clockIcon, handHelpingIcon, usersRoundIcon } from '../server/web/icons.ts';
import { CardStrip } from './card/card-strip.tsx';
import { Hero, Posted } from './hero.tsx';
import type { Kit } from './kit.ts';
import { tilesOf } from './tiles.ts';
import type { KioskService, Tile } from './tiles.ts';

/** Sentence under a service's name. */
function statusOf(kit: Kit, service: KioskService): string {
  const { session, texts } = kit;
  if (session.taking.value === service.id) return texts.t(session.takingLong.value ? 'takingLong' : 'taking', {});
  const view = session.connection.view.value;
  if (view === null || view.state === 'unavailable' || session.offline.value) return texts.t('serviceUnavailable', {});
  switch (service.state) {
    case 'open':
      return service.waiting === 0 ? texts.t('waitingNone', {}) : texts.t('waiting', { count: service.waiting });
    case 'closed':
      return service.hours === null ? texts.t('serviceNotToday', {}) : texts.t('serviceHours', { hours: service.hours });
    case 'full':
      return texts.t('serviceFull', {});
    default:
      return service.state satisfies never;
  }
}

function ServiceTile({ kit, service }: { readonly kit: Kit; readonly service: KioskService }) {
  const { session, texts, guard } = kit;
  const view = session.connection.view.value;
  const taking = session.taking.value;
  const takable = view !== null && view.state === 'open' && service.state === 'open' && !session.offline.value;
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
        <span class="tile-name">{texts.pick(session.elder.value ? service.plainName : service.name)}</span>
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

function OtherTile({ kit, tile }: { readonly kit: Kit; readonly tile: Exclude<Tile, { kind: 'service' }> }) {
  const { session, texts, guard } = kit;
  const isStaff = tile.kind === 'staff';
  const act = (): void => {
    if (isStaff) void session.askHelp();
    else session.moreServices();
  };
  return (
    <li>
      <button type="button" class="tile tile-other" data-state="open" {...guard.tap(act)}>
        <span class="tile-name">{texts.t(isStaff ? 'otherServices' : 'more', {})}</span>
        <span class="tile-status">
          <Icon drawing={isStaff ? handHelpingIcon : chevronRightIcon} size="1.15em" />
          {texts.t(isStaff ? 'help' : 'moreLine', {})}
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
  if (view.state === 'closed' || !view.services.some(({ state }) => state !== 'closed')) {
    const when = view.hours === null ? texts.t('closedToday', {}) : texts.t('hoursToday', { hours: view.hours });
    return say(texts.t('closed', {}), when, false);
  }
  const retaken = session.retaken.value;
  if (retaken !== null) return say(texts.t('ask', {}), texts.t('retaken', { number: retaken }), false);
  return session.awake.value
    ? say(texts.t('ask', {}), texts.t('askLine', {}), false)
    : say(texts.t('attract', {}), texts.t('attractLine', {}), false);
}

/** The first page: one touch to a number. Still, until somebody touches it. */
export function ServicesPage({ kit }: { readonly kit: Kit }) {
  const { session, known, texts } = kit;
  const services = session.connection.view.value?.services ?? known?.services ?? [];
  const tiles = tilesOf(services, session.elder.value, session.tilePage.value);
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
          <ul class="tiles" data-count={tiles.length} aria-label={texts.t('ask', {})}>
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
