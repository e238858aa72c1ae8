import type { LobbyView } from '../../server/contract/lobby.ts';
import { Icon, wifiOffIcon } from '../../server/web/icons.ts';
import { clockText, stopwatchText } from '../../server/web/time.ts';
import type { HallDesk, LobbyPageName } from './hall-desk.ts';
import { KeyFigures } from './day/key-figures.tsx';
import { TONE_AFTER_MS } from './todo/notify.ts';
import { LOBBY_PAGES } from './pages.tsx';
import { Sheets } from './sheets.tsx';
import { Todo, todoCount } from './todo/todo.tsx';
import { VeilSwitch } from './veil.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
}

export function LobbyPage({ desk }: { readonly desk: HallDesk }) {
  const { connection, texts, moment } = desk;
  const view = connection.view.value;
  if (connection.link.value === 'refused') return <Refused desk={desk} />;
  if (view === null) {
    return (
      <main class="full-message" aria-busy="true">
        <span class="spinner" aria-hidden="true" />
        <p>{texts.t(moment.offline.value ? 'reconnecting' : 'loading', {})}</p>
      </main>
    );
  }
  const shown = desk.page.value;
  const Body = LOBBY_PAGES.find(({ page }) => page === shown)?.Body ?? null;
  const old = moment.offline.value ? 'old' : '';
  return (
    <div class="lobby" data-offline={moment.offline.value} data-page={shown}>
      <Header desk={desk} view={view} />
      <OfflineBar desk={desk} view={view} />
      {desk.wide.value ? (
        <div class={`side-column no-print ${old}`} tabIndex={0} role="region" aria-label={texts.t('todo', {})}>
          <Todo desk={desk} view={view} />
        </div>
      ) : null}
      <main class={`page ${old}`} tabIndex={0}>
        {Body === null ? null : <Body desk={desk} view={view} />}
      </main>
      <Navigation desk={desk} view={view} shown={shown} />
      <Sheets desk={desk} view={view} />
    </div>
  );
}

function Header({ desk, view }: Props) {
  const { texts, moment, connection } = desk;
  const live = connection.link.value === 'live' && !moment.offline.value;
  const other = texts.language.value === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <header class="lobby-top no-print">
      <h1>{texts.t('whoTitle', { name: view.staffName })}</h1>
      <KeyFigures desk={desk} view={view} />
      <span class={`chip ${live ? 'chip-ok' : 'chip-warn'}`} data-link={connection.link.value}>
        {texts.t(live ? 'connected' : 'reconnecting', {})}
      </span>
      <time class="only-wide">{clockText(moment.now.value, view.timeZone)}</time>
      <VeilSwitch desk={desk} />
      <button
        type="button"
        class="quiet"
        lang={other}
        onClick={() => {
          texts.language.value = other;
        }}
      >
        {texts.t('switchLanguage', {})}
      </button>
    </header>
  );
}

function OfflineBar({ desk, view }: Props) {
  const { texts, moment } = desk;
  if (!moment.offline.value) return null;
  const loud = moment.offlineMs.value >= TONE_AFTER_MS;
  return (
    <p class="offline-bar no-print" role="alert" data-loud={loud} data-sounding={desk.sounding.value}>
      <Icon drawing={wifiOffIcon} size="22px" />
      <b>{texts.t(loud ? 'offlineLoud' : 'offlineBanner', {})}</b>
      <span aria-hidden="true" data-offline-for>
        {texts.t('offlineFor', { time: stopwatchText(moment.offlineMs.value) })}
      </span>
      <span>{texts.t('offlineData', { time: clockText(desk.connection.lastServerTime.value, view.timeZone) })}</span>
    </p>
  );
}

function Navigation({ desk, view, shown }: Props & { readonly shown: LobbyPageName }) {
  const { texts } = desk;
  const count = todoCount(view, desk.moment.now.value);
  return (
    <nav class="no-print" aria-label={texts.t('mainNavigation', {})}>
      {LOBBY_PAGES.map(({ page, words }) => (
        <button
          key={page}
          type="button"
          data-nav={page}
          aria-current={page === shown ? 'page' : undefined}
          {...desk.touch.tap(() => {
            desk.page.value = page;
          })}
        >
          {texts.t(words, {})}
          {page === 'todo' && count > 0 && !desk.wide.value ? <span class="chip chip-bad">{count}</span> : null}
        </button>
      ))}
    </nav>
  );
}

function Refused({ desk }: { readonly desk: HallDesk }) {
  const { texts } = desk;
  const text = desk.connection.refusalText.value;
  return (
    <main class="full-message">
      <h1>{texts.t('refusedTitle', {})}</h1>
      {text === null ? null : <p>{texts.pick(text)}</p>}
      <p class="hint">{texts.t('refusedHint', {})}</p>
    </main>
  );
}
