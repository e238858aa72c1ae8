import { useState } from 'preact/hooks';
import type { SupervisorView } from '../../server/contract/supervisor.ts';
import { Icon, wifiOffIcon } from '../../server/web/icons.ts';
import { clockText } from '../../server/web/time.ts';
import { CountersPanel } from './support/counters-panel.tsx';
import { DutyPanel } from './duty/duty-panel.tsx';
import { SupportPanel } from './support/support-panel.tsx';
import { FollowUpPanel } from './follow-up/panel.tsx';
import { NeedPanel } from './support/need-panel.tsx';
import { QueuePanel } from './support/queue-panel.tsx';
import { RulePanel } from './rule/panel.tsx';
import type { SupervisorDesk } from './supervisor-desk.ts';
import { LazyPart, PartSwitch, type SupervisorPart } from './supervisor-parts.tsx';
import { Tiles } from './tiles.tsx';

interface Props {
  readonly desk: SupervisorDesk;
  readonly view: SupervisorView;
}

export function SupervisorPage({ desk }: { readonly desk: SupervisorDesk }) {
  const { connection, texts, moment } = desk;
  const view = connection.view.value;
  const [part, setPart] = useState<SupervisorPart>('now');
  if (connection.link.value === 'refused') return <Refused desk={desk} />;
  if (view === null) {
    return (
      <main class="full-message" aria-busy="true">
        <span class="spinner" aria-hidden="true" />
        <p>{texts.t(moment.offline.value ? 'reconnecting' : 'loading', {})}</p>
      </main>
    );
  }
  return (
    <div class="supervisor" data-offline={moment.offline.value}>
      <Header desk={desk} view={view} />
      <OfflineBar desk={desk} view={view} />
      <main class="supervisor-main">
        <PartSwitch desk={desk} view={view} shown={part} onShow={setPart} />
        {part === 'now' ? <Now desk={desk} view={view} /> : <LazyPart key={part} part={part} desk={desk} view={view} />}
      </main>
    </div>
  );
}

/** The hall as it is, and what runs it. */
function Now({ desk, view }: Props) {
  const { texts, moment } = desk;
  return (
    <>
      <div class={`supervisor-now ${moment.offline.value ? 'old' : ''}`}>
        <SupportPanel desk={desk} view={view} />
        <Tiles desk={desk} view={view} />
        <div class="supervisor-run">
          <CountersPanel desk={desk} view={view} />
          <DutyPanel desk={desk} view={view} />
        </div>
        <div class="supervisor-panels">
          <QueuePanel desk={desk} view={view} />
          <NeedPanel desk={desk} view={view} />
        </div>
      </div>
      <FollowUpPanel oversight={view.followUps} language={texts.language.value} />
      <RulePanel desk={desk} view={view} />
    </>
  );
}

function Header({ desk, view }: Props) {
  const { texts, moment, connection } = desk;
  const live = connection.link.value === 'live' && !moment.offline.value;
  const other = texts.language.value === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <header class="supervisor-top">
      <h1>{texts.t('whoTitle', { name: view.staffName })}</h1>
      <span class="hint">{texts.pick(view.branchName)}</span>
      {view.day?.state === 'open' ? null : <span class="chip chip-warn">{texts.t('dayClosed', {})}</span>}
      <span class="space" />
      <span class={`chip ${live ? 'chip-ok' : 'chip-warn'}`}>{texts.t(live ? 'connected' : 'reconnecting', {})}</span>
      <time>{clockText(moment.now.value, view.timeZone)}</time>
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
  const { texts, moment, connection } = desk;
  if (!moment.offline.value) return null;
  return (
    <p class="supervisor-offline" role="alert">
      <Icon drawing={wifiOffIcon} size="22px" />
      <b>{texts.t('offlineBanner', {})}</b>
      <span>{texts.t('offlineData', { time: clockText(connection.lastServerTime.value, view.timeZone) })}</span>
    </p>
  );
}

function Refused({ desk }: { readonly desk: SupervisorDesk }) {
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
