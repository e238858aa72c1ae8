import { useSignal } from '@preact/signals';
import type { ManagerView } from '../../../server/contract/manager.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Chip, Refusal } from '../button.tsx';
import { ask, dispatch, type ManagerDesk, type Meeting } from '../manager-desk.ts';
import { SheetFrame } from '../sheets.tsx';
import type { PageProps } from '../tabs.tsx';
import type { ManagerTextKey } from '../texts-zh.ts';

type CounterRow = ManagerView['counters'][number];

/** Goes along to a counter (S51): the next key there serves this customer, without a call, under the cap like any other. */
export function AccompanySheet({ desk, view, managerId, meeting }: PageProps & { readonly managerId: string; readonly meeting: Meeting }) {
  const { texts } = desk;
  const arranged = useSignal<string | null>(null);
  const at = `accompany-to ${managerId}`;
  const cueId = meeting.referral?.cueId ?? view.cues[0]?.id ?? '';
  const go = (counterId: string, serviceId: string): void =>
    ask(desk, at, { type: 'accompany-guest', managerId, counterId, serviceId, cueId }, (receipt) => {
      if (receipt.kind === 'ticket') arranged.value = receipt.number;
    });
  return (
    <SheetFrame desk={desk} title={texts.t('accompanyTitle', {})}>
      {arranged.value === null ? (
        <Counters desk={desk} view={view} at={at} serviceId={meeting.referral?.serviceId ?? null} onPick={go} />
      ) : (
        <p class="arranged" role="status">
          {texts.t('accompanyArranged', { number: arranged.value })}
        </p>
      )}
      <Refusal desk={desk} at={at} />
    </SheetFrame>
  );
}

/** The guest would rather have the business done first; whoever brought him looks again when that is over (S43). */
export function ServeFirstSheet({ desk, view, guest }: PageProps & { readonly guest: ReferralRow }) {
  const at = `serve-first ${guest.referralId}`;
  return (
    <SheetFrame desk={desk} title={desk.texts.t('firstTitle', {})}>
      <Counters
        desk={desk}
        view={view}
        at={at}
        serviceId={guest.serviceId}
        onPick={(counterId, serviceId) =>
          dispatch(desk, at, { type: 'serve-guest-first', referralId: guest.referralId, counterId, serviceId })
        }
      />
      <Refusal desk={desk} at={at} />
    </SheetFrame>
  );
}

/** First what for, then where; what the customer took a number for is chosen already. */
function Counters({
  desk,
  view,
  at,
  serviceId,
  onPick,
}: PageProps & {
  readonly at: string;
  readonly serviceId: string | null;
  readonly onPick: (counterId: string, serviceId: string) => void;
}) {
  const { texts } = desk;
  const wanted = useSignal(view.services.some(({ id }) => id === serviceId) ? serviceId : null);
  const open = view.counters.filter(({ state, serviceIds }) => state !== 'closed' && serviceIds.includes(wanted.value ?? ''));
  return (
    <>
      <span class="hint">{texts.t('whichService', {})}</span>
      <div class="chips">
        {view.services.map(({ id, name }) => (
          <Chip
            key={id}
            desk={desk}
            at={`service ${id}`}
            chosen={wanted.value === id}
            disabled={false}
            onPick={() => {
              wanted.value = id;
            }}
          >
            {texts.pick(name)}
          </Chip>
        ))}
      </div>
      {wanted.value !== null && open.length === 0 ? <p class="hint">{texts.t('noCounter', {})}</p> : null}
      <div class="others">
        {open.map((counter) => (
          <Chip
            key={counter.id}
            desk={desk}
            at={`${at} ${counter.id}`}
            chosen={false}
            disabled={counter.isArmed}
            onPick={() => onPick(counter.id, wanted.value ?? '')}
          >
            <CounterWords desk={desk} counter={counter} />
          </Chip>
        ))}
      </div>
    </>
  );
}

const STATE_WORDS: Readonly<Record<CounterRow['state'], ManagerTextKey>> = {
  closed: 'counterPaused',
  idle: 'counterIdle',
  calling: 'counterBusy',
  serving: 'counterBusy',
  paused: 'counterPaused',
};

function CounterWords({ desk, counter }: { readonly desk: ManagerDesk; readonly counter: CounterRow }) {
  const { texts } = desk;
  return (
    <>
      <b>{texts.t('counterName', { label: counter.label })}</b>
      <small>{texts.t(counter.isArmed ? 'counterArmed' : STATE_WORDS[counter.state], {})}</small>
    </>
  );
}
