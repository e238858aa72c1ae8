import type { ManagerView } from '../../server/contract/manager.ts';
import { LanguageSwitch } from '../parts/frame/language-switch.tsx';
import { LinkChip } from '../parts/frame/link-chip.tsx';
import { Navigation } from '../parts/frame/navigation.tsx';
import { OfflineBar } from '../parts/frame/offline-bar.tsx';
import { StaffPage } from '../parts/frame/staff-page.tsx';
import { Identity } from '../parts/sign-in/identity.tsx';
import type { ManagerScreen } from './manager-screen.ts';
import { Notice } from './notice.tsx';
import type { PageProps } from './page-props.ts';
import { stateWords } from './referral/state-words.ts';
import { Sheets } from './sheets.tsx';
import { TABS } from './tabs.tsx';

export function ManagerPage({ screen }: { readonly screen: ManagerScreen }) {
  return (
    <StaffPage screen={screen} handover={null}>
      {(view) => <Manager screen={screen} view={view} />}
    </StaffPage>
  );
}

function Manager({ screen, view }: PageProps) {
  const isOffline = screen.moment.offline.value;
  const tab = TABS.find(({ name }) => name === screen.tab.value) ?? TABS[0];
  return (
    <div class="staff-screen manager" data-offline={isOffline} data-tab={tab?.name}>
      <Header screen={screen} view={view} />
      <OfflineBar screen={screen} role="manager" timeZone={view.timeZone} alarm={null}>
        {null}
      </OfflineBar>
      <main class={`page ${isOffline ? 'old' : ''}`} tabIndex={0}>
        <Notice screen={screen} view={view} />
        {tab?.page({ screen, view })}
      </main>
      <Tabs screen={screen} view={view} />
      <Sheets screen={screen} view={view} />
    </div>
  );
}

function Header({ screen, view }: PageProps) {
  return (
    <header class="manager-top no-print">
      <div>
        <h1>
          <Identity screen={screen}>{view.staffName}</Identity>
        </h1>
        <p class="hint">{headline(screen, view)}</p>
      </div>
      <LinkChip screen={screen} />
      <LanguageSwitch screen={screen} />
    </header>
  );
}

function headline(screen: ManagerScreen, view: ManagerView): string {
  if (view.dayState === 'closed') return screen.texts.t('dayClosed', {});
  const own = view.desks.find(({ isMe }) => isMe);
  if (own !== undefined) return stateWords(screen, view, own);
  return screen.texts.t('actsFor', { count: view.desks.length });
}

function Tabs({ screen, view }: PageProps) {
  const { texts, tab } = screen;
  return (
    <Navigation
      screen={screen}
      entries={TABS.map(({ name, words, badge }) => ({ name, words: texts.t(words, {}), badge: badge(view) }))}
      shown={tab.value}
      badgeLook="chip-badge"
      onShow={(name) => {
        tab.value = name;
      }}
    />
  );
}
