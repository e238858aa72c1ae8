import { useSignal, type Signal } from '@preact/signals';
import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import type { RunCounter } from '../../../server/contract/support.ts';
import { order, Press, Refused } from '../press.tsx';
import type { SupervisorDesk } from '../supervisor-desk.ts';
import type { SupervisorTextKey } from '../texts-zh.ts';

interface Props {
  readonly desk: SupervisorDesk;
  readonly view: SupervisorView;
}

/** One counter at a time, asked one thing. */
interface Asking {
  readonly counterId: string;
  readonly what: 'open' | 'close' | 'services';
}

interface RowProps extends Props {
  readonly counter: RunCounter;
  readonly asking: Signal<Asking | null>;
}

const STATE_WORDS: Readonly<Record<RunCounter['state'], SupervisorTextKey>> = {
  closed: 'stateClosed',
  idle: 'stateIdle',
  calling: 'stateCalling',
  serving: 'stateServing',
  paused: 'statePaused',
};

/** Opens and closes counters in two presses, and changes what one serves in three. */
export function CountersPanel({ desk, view }: Props) {
  const { texts } = desk;
  const asking = useSignal<Asking | null>(null);
  if (view.day?.state !== 'open') return null;
  return (
    <section class="panel counters-panel" aria-label={texts.t('runTitle', {})}>
      <h2 class="panel-title">{texts.t('runTitle', {})}</h2>
      <ul class="run-rows">
        {view.runCounters.map((counter) => (
          <CounterRow key={counter.id} desk={desk} view={view} counter={counter} asking={asking} />
        ))}
      </ul>
    </section>
  );
}

function CounterRow({ desk, view, counter, asking }: RowProps) {
  const { texts } = desk;
  const { id: counterId, label, state } = counter;
  const open = asking.value?.counterId === counterId ? asking.value.what : null;
  const toggle = (what: Asking['what']) => (): void => {
    desk.sender.forgetRefusal();
    asking.value = open === what ? null : { counterId, what };
  };
  const openOrClose = state === 'closed' ? 'open' : 'close';
  const prefixes = view.queues.filter(({ serviceId }) => counter.serviceIds.includes(serviceId)).map(({ prefix }) => prefix);
  return (
    <li data-counter={counterId} data-state={state}>
      <div class="run-what">
        <b class="run-label">{label}</b>
        <span class={`chip state-${state}`}>{texts.t(STATE_WORDS[state], {})}</span>
        <span>{[counter.staffName, counter.number].filter((one) => one !== null).join(' · ')}</span>
        <span class="hint run-prefixes">{prefixes.join(' ')}</span>
      </div>
      <div class="run-keys">
        <Press desk={desk} at={`${openOrClose} ${counterId}`} look="plain" disabled={false} onPress={toggle(openOrClose)}>
          {texts.t(state === 'closed' ? 'runOpen' : 'runClose', {})}
        </Press>
        <Press desk={desk} at={`services ${counterId}`} look="plain" disabled={counter.isArmed} onPress={toggle('services')}>
          {texts.t('runServices', {})}
        </Press>
      </div>
      {counter.isArmed ? <p class="hint">{texts.t('runArmed', {})}</p> : null}
      {open === 'open' && state === 'closed' ? <WhoOpens desk={desk} view={view} counter={counter} asking={asking} /> : null}
      {open === 'close' && state !== 'closed' ? <Closing desk={desk} view={view} counter={counter} asking={asking} /> : null}
      {open === 'services' ? <Services desk={desk} view={view} counter={counter} asking={asking} /> : null}
      <Refused desk={desk} at={counterId} />
    </li>
  );
}

function WhoOpens({ desk, view, counter, asking }: RowProps) {
  const { texts } = desk;
  return (
    <div class="run-keys run-open">
      <span>{texts.t(view.freeTellers.length === 0 ? 'runNobody' : 'runWho', { label: counter.label })}</span>
      {view.freeTellers.map(({ staffId, staffName }) => (
        <Press
          key={staffId}
          desk={desk}
          at={`seat ${staffId}`}
          look="filled"
          disabled={false}
          onPress={() => order(desk, counter.id, { type: 'assign-counter', counterId: counter.id, staffId }, () => done(asking))}
        >
          {staffName}
        </Press>
      ))}
    </div>
  );
}

/** Whoever is in that counter's hand is named before it closes. */
function Closing({ desk, counter, asking }: RowProps) {
  const { texts } = desk;
  const { id: counterId, ticketId, label } = counter;
  const number = counter.number ?? '';
  const words =
    ticketId === null
      ? texts.t('runCloseNobody', { label })
      : texts.t(counter.state === 'calling' ? 'runCloseCalling' : 'runCloseServing', { number });
  return (
    <div class="run-keys run-open">
      <Press
        desk={desk}
        at={`confirm ${counterId}`}
        look="danger"
        disabled={false}
        onPress={() => order(desk, counterId, { type: 'sign-out-counter', counterId, ticketId }, () => done(asking))}
      >
        {words}
      </Press>
    </div>
  );
}

function Services({ desk, view, counter, asking }: RowProps) {
  const { texts } = desk;
  const chosen = useSignal<readonly string[]>(counter.serviceIds);
  const counterId = counter.id;
  return (
    <div class="run-keys run-open" role="group" aria-label={texts.t('runServices', {})}>
      {servedAtCounters(view).map(({ serviceId, prefix, name }) => (
        <label key={serviceId} class="run-service">
          <input
            type="checkbox"
            data-service={serviceId}
            checked={chosen.value.includes(serviceId)}
            onChange={() => {
              chosen.value = chosen.value.includes(serviceId)
                ? chosen.value.filter((one) => one !== serviceId)
                : [...chosen.value, serviceId];
            }}
          />
          {prefix} {texts.pick(name)}
        </label>
      ))}
      <Press
        desk={desk}
        at={`save ${counterId}`}
        look="filled"
        disabled={chosen.value.length === 0}
        onPress={() =>
          order(desk, counterId, { type: 'set-counter-services', counterId, serviceIds: [...chosen.value] }, () => done(asking))
        }
      >
        {texts.t('runSave', {})}
      </Press>
    </div>
  );
}

/** Who comes by appointment to a manager is served at no counter. */
function servedAtCounters({ queues, runCounters }: SupervisorView): SupervisorView['queues'] {
  return queues.filter(({ serviceId }) => runCounters.some(({ serviceIds }) => serviceIds.includes(serviceId)));
}

function done(asking: Signal<Asking | null>): void {
  asking.value = null;
}
