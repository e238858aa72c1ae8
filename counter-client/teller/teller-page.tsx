import { useEffect } from 'preact/hooks';
import type { TellerView } from '../../server/contract/teller.ts';
import { StaffPage } from '../parts/frame/staff-page.tsx';
import { clockTime } from '../parts/running-time.ts';
import { ActionButton } from './action-button.tsx';
import { Dialogs } from './dialogs.tsx';
import { DirectBand } from './now/direct-band.tsx';
import { counterHandover } from './handover.ts';
import { Footer } from './footer.tsx';
import { NowCard } from './now/now-card.tsx';
import type { TellerCounter } from './counter.ts';
import { Panel, panelFits } from './panel/panels.tsx';
import { ReferralLine } from './referral/line.tsx';
import { RightRail } from './right-rail.tsx';
import { SignOn } from './sign-on.tsx';
import type { Station } from './station.ts';
import { closePanel } from './station.ts';
import { TopBar } from './top-bar.tsx';
import { words } from './words.ts';

export function TellerPage({ station }: { readonly station: Station }) {
  return (
    <StaffPage screen={station} handover={counterHandover}>
      {(view) => <Teller station={station} view={view} />}
    </StaffPage>
  );
}

function Teller({ station, view }: { readonly station: Station; readonly view: TellerView }) {
  return (
    <div class={`teller ${view.counter === null ? 'teller-away' : ''}`} data-offline={station.moment.offline.value}>
      <TopBar station={station} view={view} />
      <Banner station={station} view={view} />
      {view.counter === null ? (
        <SignOn station={station} view={view} />
      ) : (
        <AtCounter station={station} view={view} counter={view.counter} />
      )}
      <Dialogs station={station} counter={view.counter} />
    </div>
  );
}

function AtCounter({ station, view, counter }: { readonly station: Station; readonly view: TellerView; readonly counter: TellerCounter }) {
  const { texts } = station;
  const panel = station.panel.value;
  const shown = panel !== null && panelFits(panel, { station, view, counter }) ? panel : null;
  useEffect(() => {
    if (panel !== null && shown === null) closePanel(station);
  }, [station, panel, shown]);
  return (
    <>
      <main class={`desk ${counter.direct === null ? '' : 'desk-directed'}`}>
        <div class="desk-head">
          <NowCard station={station} view={view} counter={counter} />
          <ReferralLine station={station} view={view} />
        </div>
        {counter.direct === null ? null : <DirectBand station={station} view={view} counter={counter} direct={counter.direct} />}
        <Notice station={station} />
        <section class="actions actions-primary" aria-label={texts.t('primaryActions', {})}>
          {(['next', 'recall', 'no-show', 'confirm'] as const).map((action) => (
            <ActionButton key={action} station={station} counter={counter} action={action} size="primary" />
          ))}
        </section>
        {shown === null ? (
          <section class="actions actions-secondary" aria-label={texts.t('otherActions', {})}>
            {(['transfer', 'park', 'pause', 'pick', 'customer', 'refer', 'help'] as const).map((action) => (
              <ActionButton key={action} station={station} counter={counter} action={action} size="secondary" />
            ))}
          </section>
        ) : (
          <Panel station={station} view={view} counter={counter} panel={shown} />
        )}
      </main>
      <RightRail station={station} view={view} counter={counter} />
      <Footer station={station} view={view} counter={counter} />
    </>
  );
}

function Notice({ station }: { readonly station: Station }) {
  const notice = station.notice.value;
  return (
    <p class={`notice ${notice === null ? 'notice-none' : ''}`} role="status">
      {notice === null ? '' : words(station.texts, notice)}
    </p>
  );
}

function Banner({ station, view }: { readonly station: Station; readonly view: TellerView }) {
  if (!station.moment.offline.value) return null;
  const { texts } = station;
  return (
    <p class="banner" role="status">
      <b>{texts.t('offlineAtCounter', {})}</b>
      <span>{texts.t('offlineData', { time: clockTime(station.connection.lastServerTime.value, view.timeZone, true) })}</span>
    </p>
  );
}
