import { useRef, useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { dispatch } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { GuestNameField } from './guest-name-field.tsx';
import { OUTCOME_AT } from './outcome-at.ts';
import { OutcomeCard } from './outcome-card.tsx';
import { OutcomeEnd, type EndWay } from './outcome-end.tsx';
import { OutcomeFirst } from './outcome-first.tsx';
import { OutcomeIntroduce } from './outcome-introduce.tsx';
import { OutcomeWait } from './outcome-wait.tsx';
import { OutcomeWays, type Way } from './outcome-ways.tsx';
import { freeManagers, guestName, reasonWords } from './words.ts';
import { SheetActions, SheetFrame } from '../sheets.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  readonly row: ReferralRow;
}

/** The manual's four-way decision on one sheet (S40): each is at most two taps, and each is the record. */
export function OutcomeSheet({ desk, view, referralId }: Omit<Props, 'row'> & { readonly referralId: string }) {
  const { texts } = desk;
  const live = view.referrals.find((one) => one.referralId === referralId);
  const last = useRef<ReferralRow | null>(null);
  if (live !== undefined) last.current = live;
  const row = live ?? (desk.sender.phases.value.has(OUTCOME_AT) ? last.current : null);
  if (row !== null) return <Decision desk={desk} view={view} row={row} />;
  return (
    <SheetFrame desk={desk} title={texts.t('decide', {})}>
      <p role="status">{texts.t(last.current === null ? 'outcomeLoading' : 'outcomeOver', {})}</p>
      <SheetActions desk={desk} back={texts.t('close', {})}>
        {null}
      </SheetActions>
    </SheetFrame>
  );
}

function Decision({ desk, view, row }: Props) {
  const { texts } = desk;
  const [chosen, setChosen] = useState<Way | EndWay | null>(null);
  const way = chosen ?? likelyWay(view, row);
  return (
    <SheetFrame desk={desk} title={texts.t('outcomeTitle', { who: guestName(texts, row) })}>
      <p class="hint">{[...(row.number === null ? [] : [row.number]), reasonWords(texts, row)].join(' · ')}</p>
      {row.salutation === null ? <GuestNameField desk={desk} referralId={row.referralId} /> : null}
      <OutcomeWays desk={desk} view={view} row={row} way={way} onPick={setChosen} />
      <Detail desk={desk} view={view} row={row} way={way} />
      <Refusal desk={desk} at={OUTCOME_AT} />
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        {isMyFreshFind(view, row) ? <TakeBack desk={desk} row={row} /> : null}
      </SheetActions>
    </SheetFrame>
  );
}

function Detail({ desk, view, row, way }: Props & { readonly way: Way | EndWay }) {
  switch (way) {
    case 'introduce':
      return <OutcomeIntroduce desk={desk} view={view} row={row} />;
    case 'first':
      return <OutcomeFirst desk={desk} view={view} row={row} />;
    case 'wait':
      return <OutcomeWait desk={desk} view={view} row={row} />;
    case 'card':
      return <OutcomeCard desk={desk} view={view} row={row} />;
    case 'not-premium':
    case 'declined':
    case 'customer-left':
      return <OutcomeEnd desk={desk} row={row} way={way} />;
    default:
      return way satisfies never;
  }
}

/** As the manual goes: a manager is free, introduce; none is, serve first; who waits already is brought to whoever becomes free. */
function likelyWay(view: LobbyView, row: ReferralRow): Way {
  if (row.servedAtLabel !== null) return 'first';
  if (freeManagers(view).length > 0) return 'introduce';
  return row.state === 'waiting' ? 'wait' : 'first';
}

/** Own find, nothing done about it yet. */
function isMyFreshFind({ staffId }: LobbyView, { source, state }: ReferralRow): boolean {
  return source.role === 'lobby' && source.staffId === staffId && (state === 'acknowledged' || state === 'attended');
}

function TakeBack({ desk, row: { referralId } }: { readonly desk: HallDesk; readonly row: ReferralRow }) {
  return (
    <Button
      desk={desk}
      at={`${OUTCOME_AT} cancel`}
      look="plain"
      name={null}
      disabled={false}
      onPress={() => dispatch(desk, OUTCOME_AT, { type: 'cancel-referral', referralId })}
    >
      {desk.texts.t('cancelReferral', {})}
    </Button>
  );
}
