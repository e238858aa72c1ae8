import { useSignal, type Signal } from '@preact/signals';
import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import type { RunCounter } from '../../../server/contract/support.ts';
import { ask } from '../../parts/frame/send.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import type { PageProps } from '../page-props.ts';
import type { SupervisorTextKey } from '../texts-zh.ts';

/** One counter at a time, asked one thing. */
interface Asking {
  readonly counterId: string;
  readonly what: 'open' | 'close' | 'services';
}

interface RowProps extends PageProps {
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
export function CountersPanel({ screen, view }: PageProps) {
  const { texts } = screen;
  const asking = useSignal<Asking | null>(null);
  if (view.day?.state !== 'open') return null;
  return (
    <section class="panel counters-panel" aria-label={texts.t('runTitle', {})}>
      <h2 class="panel-title">{texts.t('runTitle', {})}</h2>
      <ul class="run-rows">
        {view.runCounters.map((counter) => (
          <CounterRow key={counter.id} screen={screen} view={view} counter={counter} asking={asking} />
        ))}
      </ul>
    </section>
  );
}

function CounterRow({ screen, view, counter, asking }: RowProps) {
  const { texts } = screen;
  const { id: counterId, label, state } = counter;
  const open = asking.value?.counterId === counterId ? asking.value.what : null;
  const toggle = (what: Asking['what']) => (): void => {
    screen.sender.forgetRefusal();
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
        <Button screen={screen} at={`${openOrClose} ${counterId}`} look="plain" name={null} disabled={false} onPress={toggle(openOrClose)}>
          {texts.t(state === 'closed' ? 'runOpen' : 'runClose', {})}
        </Button>
        <Button
          screen={screen}
          at={`services ${counterId}`}
          look="plain"
          name={null}
          disabled={counter.isArmed}
          onPress={toggle('services')}
        >
          {texts.t('runServices', {})}
        </Button>
      </div>
      {counter.isArmed ? <p class="hint">{texts.t('runArmed', {})}</p> : null}
      {open === 'open' && state === 'closed' ? <WhoOpens screen={screen} view={view} counter={counter} asking={asking} /> : null}
      {open === 'close' && state !== 'closed' ? <Closing screen={screen} view={view} counter={counter} asking={asking} /> : null}
      {open === 'services' ? <Services screen={screen} view={view} counter={counter} asking={asking} /> : null}
      <Refusal screen={screen} at={counterId} />
    </li>
  );
}

function WhoOpens({ screen, view, counter, asking }: RowProps) {
  const { texts } = screen;
  return (
    <div class="run-keys run-open">
      <span>{texts.t(view.freeTellers.length === 0 ? 'runNobody' : 'runWho', { label: counter.label })}</span>
      {view.freeTellers.map(({ staffId, staffName }) => (
        <Button
          key={staffId}
          screen={screen}
          at={`seat ${staffId}`}
          look="filled"
          name={null}
          disabled={false}
          onPress={() => ask(screen, counter.id, { type: 'assign-counter', counterId: counter.id, staffId }, () => done(asking))}
        >
          {staffName}
        </Button>
      ))}
    </div>
  );
}

/** Names the customer at that counter before it closes. */
function Closing({ screen, counter, asking }: RowProps) {
  const { texts } = screen;
  const { id: counterId, ticketId, label } = counter;
  const number = counter.number ?? '';
  const words =
    ticketId === null
      ? texts.t('runCloseNobody', { label })
      : texts.t(counter.state === 'calling' ? 'runCloseCalling' : 'runCloseServing', { number });
  return (
    <div class="run-keys run-open">
      <Button
        screen={screen}
        at={`confirm ${counterId}`}
        look="danger"
        name={null}
        disabled={false}
        onPress={() => ask(screen, counterId, { type: 'sign-out-counter', counterId, ticketId }, () => done(asking))}
      >
        {words}
      </Button>
    </div>
  );
}

function Services({ screen, view, counter, asking }: RowProps) {
  const { texts } = screen;
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
      <Button
        screen={screen}
        at={`save ${counterId}`}
        look="filled"
        name={null}
        disabled={chosen.value.length === 0}
        onPress={() =>
          ask(screen, counterId, { type: 'set-counter-services', counterId, serviceIds: [...chosen.value] }, () => done(asking))
        }
      >
        {texts.t('runSave', {})}
      </Button>
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
