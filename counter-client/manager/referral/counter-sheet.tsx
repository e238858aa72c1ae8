import { useSignal } from '@preact/signals';
import type { ManagerView } from '../../../server/contract/manager.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask, dispatch } from '../../parts/frame/send.ts';
import { CloseSheet, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import type { Meeting } from '../manager-sheet.ts';
import type { PageProps } from '../page-props.ts';
import type { ManagerTextKey } from '../texts-zh.ts';

type CounterRow = ManagerView['counters'][number];

/** Accompanies the guest to a counter (S51): the next key there serves this guest without a call, under the usual cap. */
export function AccompanySheet({
  screen,
  view,
  managerId,
  meeting,
}: PageProps & { readonly managerId: string; readonly meeting: Meeting }) {
  const { texts } = screen;
  const arranged = useSignal<string | null>(null);
  const at = `accompany-to ${managerId}`;
  const cueId = meeting.referral?.cueId ?? view.cues[0]?.id ?? '';
  const go = (counterId: string, serviceId: string): void =>
    ask(screen, at, { type: 'accompany-guest', managerId, counterId, serviceId, cueId }, (receipt) => {
      if (receipt.kind === 'ticket') arranged.value = receipt.number;
    });
  return (
    <SheetFrame screen={screen} title={texts.t('accompanyTitle', {})}>
      {arranged.value === null ? (
        <Counters screen={screen} view={view} at={at} serviceId={meeting.referral?.serviceId ?? null} onPick={go} />
      ) : (
        <p class="arranged" role="status">
          {texts.t('accompanyArranged', { number: arranged.value })}
        </p>
      )}
      <Refusal screen={screen} at={at} />
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}

/** The guest prefers to be served first. The colleague who brought the guest checks again afterwards (S43). */
export function ServeFirstSheet({ screen, view, guest }: PageProps & { readonly guest: ReferralRow }) {
  const at = `serve-first ${guest.referralId}`;
  return (
    <SheetFrame screen={screen} title={screen.texts.t('firstTitle', {})}>
      <Counters
        screen={screen}
        view={view}
        at={at}
        serviceId={guest.serviceId}
        onPick={(counterId, serviceId) =>
          dispatch(screen, at, { type: 'serve-guest-first', referralId: guest.referralId, counterId, serviceId })
        }
      />
      <Refusal screen={screen} at={at} />
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}

/** First the service, then the counter. The service of the guest's number is already chosen. */
function Counters({
  screen,
  view,
  at,
  serviceId,
  onPick,
}: PageProps & {
  readonly at: string;
  readonly serviceId: string | null;
  readonly onPick: (counterId: string, serviceId: string) => void;
}) {
  const { texts } = screen;
  const wanted = useSignal(view.services.some(({ id }) => id === serviceId) ? serviceId : null);
  const open = view.counters.filter(({ state, serviceIds }) => state !== 'closed' && serviceIds.includes(wanted.value ?? ''));
  return (
    <>
      <span class="hint">{texts.t('whichService', {})}</span>
      <div class="chips">
        {view.services.map(({ id, name }) => (
          <Choice
            key={id}
            screen={screen}
            at={`service ${id}`}
            chosen={wanted.value === id}
            disabled={false}
            onPick={() => {
              wanted.value = id;
            }}
          >
            {texts.pick(name)}
          </Choice>
        ))}
      </div>
      {wanted.value !== null && open.length === 0 ? <p class="hint">{texts.t('noCounter', {})}</p> : null}
      <div class="others">
        {open.map((counter) => (
          <Choice
            key={counter.id}
            screen={screen}
            at={`${at} ${counter.id}`}
            chosen={false}
            disabled={counter.isArmed || screen.moment.offline.value}
            onPick={() => onPick(counter.id, wanted.value ?? '')}
          >
            <CounterWords screen={screen} counter={counter} />
          </Choice>
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

function CounterWords({ screen, counter }: { readonly screen: ManagerScreen; readonly counter: CounterRow }) {
  const { texts } = screen;
  return (
    <>
      <b>{texts.t('counterName', { label: counter.label })}</b>
      <small>{texts.t(counter.isArmed ? 'counterArmed' : STATE_WORDS[counter.state], {})}</small>
    </>
  );
}
