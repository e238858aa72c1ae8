import { useRef } from 'preact/hooks';
import type { TellerView } from '../../server/contract/teller.ts';
import { clockTime } from '../parts/running-time.ts';
import { MoreMenu } from './more-menu.tsx';
import type { TellerCounter } from './offer.ts';
import type { Station } from './station.ts';
import type { TellerTextKey } from './texts-zh.ts';

export const STATE_WORDS: Readonly<Record<TellerView['counters'][number]['state'], TellerTextKey>> = {
  closed: 'stateClosed',
  idle: 'stateIdle',
  calling: 'stateCalling',
  serving: 'stateServing',
  paused: 'statePaused',
};

export function TopBar({ station, view }: { readonly station: Station; readonly view: TellerView }) {
  const { texts } = station;
  const { counter } = view;
  return (
    <header class="top-bar">
      {counter === null ? <h1>{texts.pick(view.branchName)}</h1> : <CounterName station={station} view={view} counter={counter} />}
      <span class="space" />
      <LinkChip station={station} />
      <Clock station={station} timeZone={view.timeZone} />
      <LanguageSwitch station={station} />
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
        {view.staffName} · {texts.t(counter.kind === 'cash' ? 'kindCash' : 'kindNonCash', {})}
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
  if (station.moment.offline.value || link !== 'live') {
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

export function LanguageSwitch({ station }: { readonly station: Station }) {
  const { texts } = station;
  const other = texts.language.value === 'zh-CN' ? 'en' : 'zh-CN';
  const button = useRef<HTMLButtonElement>(null);
  return (
    <button
      ref={button}
      type="button"
      class="quiet"
      lang={other}
      onClick={() => {
        texts.language.value = other;
        button.current?.blur();
      }}
    >
      {texts.t('switchLanguage', {})}
    </button>
  );
}
