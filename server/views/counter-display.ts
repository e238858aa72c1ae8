import type { CounterDisplayView } from '../contract/counter-display.ts';
import type { CounterConfiguration } from '../kernel/configuration/configuration.ts';
import type { Hall } from '../kernel/state/branch.ts';

/** null: the configuration in force has no such counter. */
export function counterDisplayView(hall: Hall, counterId: string): CounterDisplayView | null {
  const { configuration } = hall;
  const settings = configuration?.counters.find((one) => one.id === counterId);
  const counter = hall.counters.get(counterId);
  if (configuration === null || settings === undefined || counter === undefined) return null;
  const calling = counter.state === 'calling' && counter.ticketId !== null;
  return {
    counterId,
    label: settings.label,
    branchName: configuration.branch.name,
    state: counter.state,
    number: calling ? (hall.tickets.get(counter.ticketId ?? '')?.number ?? null) : null,
    elsewhere: elsewhere(hall, configuration.counters, settings),
  };
}

/** Open counters that share a service with this one. */
function elsewhere(hall: Hall, counters: readonly CounterConfiguration[], here: CounterConfiguration): string[] {
  return counters
    .filter((other) => other.id !== here.id && other.serviceIds.some((serviceId) => here.serviceIds.includes(serviceId)))
    .filter((other) => {
      const state = hall.counters.get(other.id)?.state;
      return state === 'idle' || state === 'calling' || state === 'serving';
    })
    .map((other) => other.label);
}
