import type { TellerView } from '../../server/contract/teller.ts';
import { LanguageSwitch } from '../parts/frame/language-switch.tsx';
import { clockTime } from '../parts/running-time.ts';
import { Identity } from '../parts/sign-in/identity.tsx';
import { MoreMenu } from './more-menu.tsx';
import type { TellerCounter } from './counter.ts';
import type { Station } from './station.ts';
import { STATE_WORDS } from './state-words.ts';

export function TopBar({ station, view }: { readonly station: Station; readonly view: TellerView }) {
  const { texts } = station;
  const { counter } = view;
  return (
    <header class="top-bar">
      {counter === null ? <h1>{texts.pick(view.branchName)}</h1> : <CounterName station={station} view={view} counter={counter} />}
      <span class="space" />
      <LinkChip station={station} />
      <Clock station={station} timeZone={view.timeZone} />
      <LanguageSwitch screen={station} />
      {counter === null ? <Identity screen={station}>{null}</Identity> : null}
      {counter === null ? null : <MoreMenu station={station} />}
    </header>
  );
}

function CounterName({
  station,
  view,
  counter,
}: {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}) {
  const { texts } = station;
  return (
    <>
      <h1>{texts.t('windowName', { label: counter.label })}</h1>
      <span class="who">
        <Identity screen={station}>{view.staffName}</Identity> · {texts.t(counter.kind === 'cash' ? 'kindCash' : 'kindNonCash', {})}
      </span>
      <span class={`chip state-${counter.state}`} data-state={counter.state}>
        <span class="dot" aria-hidden="true" />
        {texts.t(STATE_WORDS[counter.state], {})}
      </span>
    </>
  );
}

function LinkChip({ station }: { readonly station: Station }) {
  const { texts, connection } = station;
  const link = connection.link.value;
  if (station.moment.offline.value || link === 'connecting') {
    return (
      <span class="chip chip-warn" data-link={link}>
        {texts.t(link === 'connecting' ? 'connecting' : 'reconnecting', {})}
      </span>
    );
  }
  const latencyMs = connection.latencyMs.value;
  return (
    <span class="chip chip-ok" data-link={link}>
      {texts.t('connected', {})}
      {latencyMs === null ? '' : ` · ${texts.t('latency', { ms: latencyMs })}`}
    </span>
  );
}

function Clock({ station, timeZone }: { readonly station: Station; readonly timeZone: string }) {
  return <time class={`clock ${station.moment.offline.value ? 'old' : ''}`}>{clockTime(station.moment.now.value, timeZone, true)}</time>;
}
