import type { LobbyView } from '../../server/contract/lobby.ts';
import { Icon, wifiOffIcon } from '../../server/web/icons.ts';
import { clockText } from '../../server/web/time.ts';
import { CountersPage } from './counters-page.tsx';
import { DayPage } from './day-page.tsx';
import { durationWords } from './hall-desk.ts';
import type { HallDesk, LobbyPageName } from './hall-desk.ts';
import { TONE_AFTER_MS } from './notify.ts';
import { QueuesPage } from './queues-page.tsx';
import { RegisterPage } from './register-page.tsx';
import { Sheets } from './sheets.tsx';
import type { LobbyTextKey } from './texts-zh.ts';
import { Todo, todoCount } from './todo.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
}

const PAGES: readonly { readonly page: LobbyPageName; readonly words: LobbyTextKey }[] = [
  { page: 'todo', words: 'navTodo' },
  { page: 'queues', words: 'navQueues' },
  { page: 'register', words: 'navRegister' },
  { page: 'counters', words: 'navCounters' },
  { page: 'day', words: 'navDay' },
];

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
  const shown = desk.wide.value && desk.page.value === 'todo' ? 'queues' : desk.page.value;
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
        <Page desk={desk} view={view} page={shown} />
      </main>
      <Navigation desk={desk} view={view} shown={shown} />
      <Sheets desk={desk} view={view} />
    </div>
  );
}

function Page({ desk, view, page }: Props & { readonly page: LobbyPageName }) {
  switch (page) {
    case 'todo':
      return <Todo desk={desk} view={view} />;
    case 'queues':
      return <QueuesPage desk={desk} view={view} />;
    case 'register':
      return <RegisterPage desk={desk} view={view} />;
    case 'counters':
      return <CountersPage desk={desk} view={view} />;
    case 'day':
      return <DayPage desk={desk} view={view} />;
    default:
      return page satisfies never;
  }
}

function Header({ desk, view }: Props) {
  const { texts, moment, connection } = desk;
  const { waiting, taken, oldestSince } = view.totals;
  const live = connection.link.value === 'live' && !moment.offline.value;
  const other = texts.language.value === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <header class="lobby-top no-print">
      <h1>{texts.t('whoTitle', { name: view.staffName })}</h1>
      <p class="figures">
        <span>
          <b>{waiting}</b> {texts.t('waitingNow', {})}
        </span>
        {oldestSince === null ? null : (
          <span>
            {texts.t('longest', {})} <b>{durationWords(texts, moment.now.value - oldestSince)}</b>
          </span>
        )}
        <span class="only-wide">
          {texts.t('takenToday', {})} <b>{taken}</b>
        </span>
      </p>
      <span class={`chip ${live ? 'chip-ok' : 'chip-warn'}`} data-link={connection.link.value}>
        {texts.t(live ? 'connected' : 'reconnecting', {})}
      </span>
      <time class="only-wide">{clockText(moment.now.value, view.timeZone)}</time>
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
      <span>{texts.t('offlineData', { time: clockText(desk.connection.lastServerTime.value, view.timeZone) })}</span>
    </p>
  );
}

function Navigation({ desk, view, shown }: Props & { readonly shown: LobbyPageName }) {
  const { texts } = desk;
  const count = todoCount(view, desk.moment.now.value);
  return (
    <nav class="no-print" aria-label={texts.t('mainNavigation', {})}>
      {PAGES.filter(({ page }) => page !== 'todo' || !desk.wide.value).map(({ page, words }) => (
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
          {page === 'todo' && count > 0 ? <span class="chip chip-bad">{count}</span> : null}
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
