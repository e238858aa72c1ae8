import type { ManagerView } from '../../server/contract/manager.ts';
import { Icon, wifiOffIcon } from '../../server/web/icons.ts';
import { clockText } from '../../server/web/time.ts';
import type { ManagerDesk } from './manager-desk.ts';
import { Notice } from './notice.tsx';
import { Sheets } from './sheets.tsx';
import { stateWords } from './referral/state-radio.tsx';
import { TABS, type PageProps } from './tabs.tsx';

export function ManagerPage({ desk }: { readonly desk: ManagerDesk }) {
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
  const tab = TABS.find(({ name }) => name === desk.tab.value) ?? TABS[0];
  return (
    <div class="manager" data-offline={moment.offline.value} data-tab={tab?.name}>
      <Header desk={desk} view={view} />
      <OfflineBar desk={desk} view={view} />
      <main class={`page ${moment.offline.value ? 'old' : ''}`} tabIndex={0}>
        <Notice desk={desk} view={view} />
        {tab?.page({ desk, view })}
      </main>
      <Navigation desk={desk} view={view} />
      <Sheets desk={desk} view={view} />
    </div>
  );
}

function Header({ desk, view }: PageProps) {
  const { texts, moment, connection } = desk;
  const live = connection.link.value === 'live' && !moment.offline.value;
  const other = texts.language.value === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <header class="manager-top no-print">
      <div>
        <h1>{view.staffName}</h1>
        <p class="hint">{headline(desk, view)}</p>
      </div>
      <span class={`chip ${live ? 'chip-ok' : 'chip-warn'}`} data-link={connection.link.value}>
        {texts.t(live ? 'connected' : 'reconnecting', {})}
      </span>
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

function headline(desk: ManagerDesk, view: ManagerView): string {
  if (view.dayState === 'closed') return desk.texts.t('dayClosed', {});
  const own = view.desks.find(({ isMe }) => isMe);
  if (own !== undefined) return stateWords(desk, view, own);
  return desk.texts.t('actsFor', { count: view.desks.length });
}

function OfflineBar({ desk, view }: PageProps) {
  if (!desk.moment.offline.value) return null;
  const time = clockText(desk.connection.lastServerTime.value, view.timeZone);
  return (
    <p class="offline-bar no-print" role="alert">
      <Icon drawing={wifiOffIcon} size="20px" />
      <span>{desk.texts.t('offlineBanner', { time })}</span>
    </p>
  );
}

function Navigation({ desk, view }: PageProps) {
  const { texts } = desk;
  return (
    <nav class="no-print" aria-label={texts.t('mainNavigation', {})}>
      {TABS.map(({ name, words, badge }) => (
        <button
          key={name}
          type="button"
          data-nav={name}
          aria-current={name === desk.tab.value ? 'page' : undefined}
          {...desk.touch.tap(() => {
            desk.tab.value = name;
          })}
        >
          {texts.t(words, {})}
          {badge(view) > 0 ? <span class="chip chip-badge">{badge(view)}</span> : null}
        </button>
      ))}
    </nav>
  );
}

function Refused({ desk }: { readonly desk: ManagerDesk }) {
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
