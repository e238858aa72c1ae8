import { stopwatchText, clockText } from '../../server/web/time.ts';
import { LanguageSwitch } from '../parts/frame/language-switch.tsx';
import { LinkChip } from '../parts/frame/link-chip.tsx';
import { Navigation } from '../parts/frame/navigation.tsx';
import { OfflineBar } from '../parts/frame/offline-bar.tsx';
import { StaffPage } from '../parts/frame/staff-page.tsx';
import { Identity } from '../parts/sign-in/identity.tsx';
import { KeyFigures } from './day/key-figures.tsx';
import type { LobbyScreen } from './lobby-screen.ts';
import type { PageProps } from './page-props.ts';
import { LOBBY_PAGES } from './pages.tsx';
import { Sheets } from './sheets.tsx';
import { TONE_AFTER_MS } from './todo/notify.ts';
import { Todo, todoCount } from './todo/todo.tsx';
import { VeilSwitch } from './veiled.tsx';

export function LobbyPage({ screen }: { readonly screen: LobbyScreen }) {
  return (
    <StaffPage screen={screen} handover={null}>
      {(view) => <Lobby screen={screen} view={view} />}
    </StaffPage>
  );
}

function Lobby({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const shown = screen.page.value;
  const Body = LOBBY_PAGES.find(({ page }) => page === shown)?.Body ?? null;
  const old = moment.offline.value ? 'old' : '';
  return (
    <div class="staff-screen lobby" data-offline={moment.offline.value} data-page={shown}>
      <Header screen={screen} view={view} />
      <Offline screen={screen} view={view} />
      {screen.wide.value ? (
        <div class={`side-column no-print ${old}`} tabIndex={0} role="region" aria-label={texts.t('todo', {})}>
          <Todo screen={screen} view={view} />
        </div>
      ) : null}
      <main class={`page ${old}`} tabIndex={0}>
        {Body === null ? null : <Body screen={screen} view={view} />}
      </main>
      <Pages screen={screen} view={view} />
      <Sheets screen={screen} view={view} />
    </div>
  );
}

function Header({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return (
    <header class="lobby-top no-print">
      <h1>
        <Identity screen={screen}>{texts.t('whoTitle', { name: view.staffName })}</Identity>
      </h1>
      <KeyFigures screen={screen} view={view} />
      <LinkChip screen={screen} />
      <time class="only-wide">{clockText(moment.now.value, view.timeZone)}</time>
      <VeilSwitch screen={screen} />
      <LanguageSwitch screen={screen} />
    </header>
  );
}

/** After a long time offline this screen can alert nobody, so the bar grows loud and says what to do without it. */
function Offline({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const loud = moment.offlineMs.value >= TONE_AFTER_MS;
  return (
    <OfflineBar screen={screen} role="lobby" timeZone={view.timeZone} alarm={{ isLoud: loud, isSounding: screen.sounding.value }}>
      <b>{texts.t(loud ? 'offlineLoud' : 'offlineBanner', {})}</b>
      <span aria-hidden="true" data-offline-for>
        {texts.t('offlineFor', { time: stopwatchText(moment.offlineMs.value) })}
      </span>
    </OfflineBar>
  );
}

function Pages({ screen, view }: PageProps) {
  const { texts, moment, page: shown, wide } = screen;
  const count = wide.value ? 0 : todoCount(view, moment.now.value);
  return (
    <Navigation
      screen={screen}
      entries={LOBBY_PAGES.map(({ page, words }) => ({ name: page, words: texts.t(words, {}), badge: page === 'todo' ? count : 0 }))}
      shown={shown.value}
      badgeLook="chip-bad"
      onShow={(page) => {
        shown.value = page;
      }}
    />
  );
}
