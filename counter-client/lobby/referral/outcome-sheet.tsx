import { useRef, useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { CloseSheet, SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import { GuestNameField } from './guest-name-field.tsx';
import { OUTCOME_AT } from './outcome-at.ts';
import { OutcomeCard } from './outcome-card.tsx';
import { OutcomeEnd, type EndWay } from './outcome-end.tsx';
import { OutcomeFirst } from './outcome-first.tsx';
import { OutcomeIntroduce } from './outcome-introduce.tsx';
import { OutcomeWait } from './outcome-wait.tsx';
import { OutcomeWays, type Way } from './outcome-ways.tsx';
import type { PageProps } from '../page-props.ts';
import { freeManagers, guestName, reasonWords } from './words.ts';

interface Props extends PageProps {
  readonly row: ReferralRow;
}

/** The manual's four-way decision on one sheet (S40): each is at most two taps, and each is the record. */
export function OutcomeSheet({ screen, view, referralId }: Omit<Props, 'row'> & { readonly referralId: string }) {
  const { texts } = screen;
  const live = view.referrals.find((one) => one.referralId === referralId);
  const last = useRef<ReferralRow | null>(null);
  if (live !== undefined) last.current = live;
  const row = live ?? (screen.sender.phases.value.has(OUTCOME_AT) ? last.current : null);
  if (row !== null) return <Decision screen={screen} view={view} row={row} />;
  return (
    <SheetFrame screen={screen} title={texts.t('decide', {})}>
      <p role="status">{texts.t(last.current === null ? 'outcomeLoading' : 'outcomeOver', {})}</p>
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}

function Decision({ screen, view, row }: Props) {
  const { texts } = screen;
  const [chosen, setChosen] = useState<Way | EndWay | null>(null);
  const way = chosen ?? likelyWay(view, row);
  return (
    <SheetFrame screen={screen} title={texts.t('outcomeTitle', { who: guestName(texts, row) })}>
      <p class="hint">{[...(row.number === null ? [] : [row.number]), reasonWords(texts, row)].join(' · ')}</p>
      {row.salutation === null ? <GuestNameField screen={screen} referralId={row.referralId} /> : null}
      <OutcomeWays screen={screen} view={view} row={row} way={way} onPick={setChosen} />
      <Detail screen={screen} view={view} row={row} way={way} />
      <Refusal screen={screen} at={OUTCOME_AT} />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        {isMyFreshFind(view, row) ? <TakeBack screen={screen} row={row} /> : null}
      </SheetActions>
    </SheetFrame>
  );
}

function Detail({ screen, view, row, way }: Props & { readonly way: Way | EndWay }) {
  switch (way) {
    case 'introduce':
      return <OutcomeIntroduce screen={screen} view={view} row={row} />;
    case 'first':
      return <OutcomeFirst screen={screen} view={view} row={row} />;
    case 'wait':
      return <OutcomeWait screen={screen} view={view} row={row} />;
    case 'card':
      return <OutcomeCard screen={screen} view={view} row={row} />;
    case 'not-premium':
    case 'declined':
    case 'customer-left':
      return <OutcomeEnd screen={screen} row={row} way={way} />;
    default:
      return way satisfies never;
  }
}

/** The manual's order: introduce if a manager is free; otherwise serve first; a guest who already waits goes to the first free manager. */
function likelyWay(view: LobbyView, row: ReferralRow): Way {
  if (row.servedAtLabel !== null) return 'first';
  if (freeManagers(view).length > 0) return 'introduce';
  return row.state === 'waiting' ? 'wait' : 'first';
}

/** Own find, nothing done about it yet. */
function isMyFreshFind({ staffId }: LobbyView, { source, state }: ReferralRow): boolean {
  return source.role === 'lobby' && source.staffId === staffId && (state === 'acknowledged' || state === 'attended');
}

function TakeBack({ screen, row: { referralId } }: { readonly screen: LobbyScreen; readonly row: ReferralRow }) {
  return (
    <Button
      screen={screen}
      at={`${OUTCOME_AT} cancel`}
      look="plain"
      name={null}
      disabled={false}
      onPress={() => dispatch(screen, OUTCOME_AT, { type: 'cancel-referral', referralId })}
    >
      {screen.texts.t('cancelReferral', {})}
    </Button>
  );
}
