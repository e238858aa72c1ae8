import { useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import type { Guest } from '../../parts/foresight.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import { CounterChoice } from '../queues/counter-choice.tsx';
import { OUTCOME_AT } from './outcome-at.ts';
import type { PageProps } from '../page-props.ts';
import { rankedCounters } from '../queues/ranked-counters.ts';

interface Props extends PageProps {
  readonly row: ReferralRow;
}

/** Served before a manager is free (S42): at the counter where the guest is now, or at one that receives the guest next, under the cap. */
export function OutcomeFirst({ screen, view, row }: Props) {
  return (
    <div data-way="first">
      {row.servedAtLabel === null ? <AtCounter screen={screen} view={view} row={row} /> : <Here screen={screen} row={row} />}
    </div>
  );
}

function Here({ screen, row: { referralId, servedAtLabel } }: Omit<Props, 'view'>) {
  const { texts } = screen;
  return (
    <>
      <p class="hint">{texts.t('firstHereHint', {})}</p>
      <Button
        screen={screen}
        at="first here"
        look="filled"
        name={null}
        disabled={false}
        onPress={() => dispatch(screen, OUTCOME_AT, { type: 'serve-guest-first', referralId, counterId: null, serviceId: null })}
      >
        {texts.t('firstHere', { label: servedAtLabel ?? '' })}
      </Button>
    </>
  );
}

function AtCounter({ screen, view, row }: Props) {
  const { texts } = screen;
  const { referralId } = row;
  const [serviceId, setServiceId] = useState<string | null>(row.serviceId);
  return (
    <>
      {row.serviceId === null ? (
        <>
          <h3 class="group">{texts.t('firstService', {})}</h3>
          <div class="choices choices-small" role="group" aria-label={texts.t('firstService', {})}>
            {view.queues.map(({ serviceId: id, name }) => (
              <Choice
                key={id}
                screen={screen}
                at={`first service ${id}`}
                chosen={serviceId === id}
                disabled={false}
                onPick={() => setServiceId(id)}
              >
                {texts.pick(name)}
              </Choice>
            ))}
          </div>
        </>
      ) : null}
      <h3 class="group">{texts.t('firstWhere', {})}</h3>
      <ul class="arrange">
        {rankedCounters(view.counters, serviceId).map((ranked) => (
          <CounterChoice
            key={ranked.counter.id}
            screen={screen}
            view={view}
            ranked={ranked}
            guest={placeInLine(view, row)}
            needed={false}
            waits={serviceId === null}
            at={`first ${ranked.counter.id}`}
            onPress={() => dispatch(screen, OUTCOME_AT, { type: 'serve-guest-first', referralId, counterId: ranked.counter.id, serviceId })}
          />
        ))}
      </ul>
    </>
  );
}

/** The guest's place in line: by the ticket while it waits, else as somebody who has just come. */
function placeInLine(view: LobbyView, { ticketId }: ReferralRow): Guest {
  const waiting = view.queues.flatMap((queue) => queue.waiting).find((one) => one.ticketId === ticketId);
  return waiting === undefined ? { n: null, since: null } : { n: waiting.n, since: waiting.since };
}
