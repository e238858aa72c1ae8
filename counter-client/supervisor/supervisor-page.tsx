import { useState } from 'preact/hooks';
import { clockText } from '../../server/web/time.ts';
import { ConditionAlerts } from '../parts/conditions/condition-alerts.tsx';
import { LanguageSwitch } from '../parts/frame/language-switch.tsx';
import { LinkChip } from '../parts/frame/link-chip.tsx';
import { OfflineBar } from '../parts/frame/offline-bar.tsx';
import { StaffPage } from '../parts/frame/staff-page.tsx';
import { Identity } from '../parts/sign-in/identity.tsx';
import { AlarmPanel } from './alarm/alarm-panel.tsx';
import { UrgentPanel } from './alarm/urgent-panel.tsx';
import { DutyPanel } from './duty/duty-panel.tsx';
import { FollowUpPanel } from './follow-up/panel.tsx';
import type { PageProps } from './page-props.ts';
import { RulePanel } from './rule/panel.tsx';
import type { SupervisorScreen } from './supervisor-screen.ts';
import { LazyPart, PartSwitch, type SupervisorPart } from './supervisor-parts.tsx';
import { CountersPanel } from './support/counters-panel.tsx';
import { NeedPanel } from './support/need-panel.tsx';
import { QueuePanel } from './support/queue-panel.tsx';
import { SupportPanel } from './support/support-panel.tsx';
import { Tiles } from './tiles.tsx';

export function SupervisorPage({ screen }: { readonly screen: SupervisorScreen }) {
  return (
    <StaffPage screen={screen} handover={null}>
      {(view) => <Supervisor screen={screen} view={view} />}
    </StaffPage>
  );
}

function Supervisor({ screen, view }: PageProps) {
  const [part, setPart] = useState<SupervisorPart>('now');
  return (
    <div class="staff-screen supervisor" data-offline={screen.moment.offline.value}>
      <Header screen={screen} view={view} />
      <OfflineBar screen={screen} role="supervisor" timeZone={view.timeZone} alarm={null}>
        {null}
      </OfflineBar>
      <main class="supervisor-main">
        <PartSwitch screen={screen} view={view} shown={part} onShow={setPart} />
        {part === 'now' ? <Now screen={screen} view={view} /> : <LazyPart part={part} screen={screen} view={view} />}
      </main>
    </div>
  );
}

/** The hall as it is, and what runs it. */
function Now({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return (
    <>
      {view.conditions.length === 0 ? null : (
        <section class="conditions">
          <h2 class="section-title">{texts.t('serverConditions', {})}</h2>
          <ConditionAlerts screen={screen} conditions={view.conditions} />
        </section>
      )}
      <div class={`supervisor-now ${moment.offline.value ? 'old' : ''}`}>
        <UrgentPanel screen={screen} view={view} />
        <AlarmPanel screen={screen} view={view} />
        <SupportPanel screen={screen} view={view} />
        <Tiles screen={screen} view={view} />
        <div class="supervisor-run">
          <CountersPanel screen={screen} view={view} />
          <DutyPanel screen={screen} view={view} />
        </div>
        <div class="supervisor-panels">
          <QueuePanel screen={screen} view={view} />
          <NeedPanel screen={screen} view={view} />
        </div>
      </div>
      <FollowUpPanel oversight={view.followUps} language={texts.language.value} />
      <RulePanel screen={screen} view={view} />
    </>
  );
}

function Header({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return (
    <header class="supervisor-top no-print">
      <h1>
        <Identity screen={screen}>{texts.t('whoTitle', { name: view.staffName })}</Identity>
      </h1>
      <span class="hint">{texts.pick(view.branchName)}</span>
      {view.day?.state === 'open' ? null : <span class="chip chip-warn">{texts.t('dayClosed', {})}</span>}
      <span class="space" />
      <LinkChip screen={screen} />
      <time>{clockText(moment.now.value, view.timeZone)}</time>
      <LanguageSwitch screen={screen} />
    </header>
  );
}
