import { useEffect, useRef } from 'preact/hooks';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import type { TellerCommand, TellerView } from '../../../server/contract/teller.ts';
import { runningTime } from '../../parts/running-time.ts';
import { salutationText } from '../../parts/salutation.ts';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { askedOf, codeOfReferral, isUnanswered, stateWords } from './state.ts';
import type { Station } from '../station.ts';
import { dispatch } from '../station.ts';
import { words } from '../words.ts';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
}

type Row = Props & { readonly row: ReferralRow };

/** A colleague asks a teller away from cash to come (S59): answered in one tap, ended in two. No sound: there is a customer at the glass. */
export function AskedReferrals({ station, view }: Props) {
  const rows = askedOf(view);
  useSeen(station, rows);
  if (rows.length === 0) return null;
  const { texts } = station;
  return (
    <section data-list="asked" aria-live="polite">
      <h2>{texts.t('askedHere', {})}</h2>
      <ul class="rows">
        {rows.map((row) => (
          <Asked key={row.referralId} station={station} view={view} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** "Seen" is said by the screen itself, once, and only while somebody can look at it. */
function useSeen(station: Station, rows: readonly ReferralRow[]): void {
  const said = useRef(new Set<string>());
  useEffect(() => {
    if (document.visibilityState !== 'visible' || station.moment.offline.peek()) return;
    for (const { referralId, forMe, state } of rows) {
      if (!forMe || state !== 'raised' || said.current.has(referralId)) continue;
      said.current.add(referralId);
      void station.connection.request({ type: 'see-referral', referralId });
    }
  });
}

function Asked({ station, view, row }: Row) {
  const { texts, moment } = station;
  const name = salutationText(row.salutation, texts.language.value);
  const from = row.source.counterLabel;
  return (
    <li class={`asked ${isUnanswered(row) ? 'asked-open' : ''}`} data-asked={row.referralId} data-state={row.state}>
      <p class="asked-who">
        <b>{from === null ? texts.t('askedFromHall', {}) : texts.t('askedFrom', { label: from })}</b>
        <span class="figure">{runningTime(moment.now.value - row.raisedAt)}</span>
      </p>
      <p class="asked-facts">
        {[...(row.number === null ? [] : [row.number]), ...(name === null ? [] : [name]), codeOfReferral(view.cues, row)].join(' · ')}
      </p>
      <Answers station={station} view={view} row={row} />
      <Refusal screen={station} at={`asked ${row.referralId}`} />
    </li>
  );
}

/** The next possible answer: going, arrived, or the outcome. */
function Answers({ station, view, row }: Row) {
  const { texts } = station;
  const { referralId, holder } = row;
  if (holder !== null && holder.staffId !== view.staffId) {
    return <p class="hint">{texts.t('takenBy', { staff: holder.staffName })}</p>;
  }
  if (isUnanswered(row)) {
    return (
      <p class="asked-buttons">
        <Answer station={station} row={row} label={texts.t('iGo', {})} leads command={{ type: 'acknowledge-referral', referralId }} />
        <Answer
          station={station}
          row={row}
          label={texts.t('arrivedThere', {})}
          leads={false}
          command={{ type: 'attend-referral', referralId }}
        />
      </p>
    );
  }
  if (row.state === 'acknowledged') {
    return (
      <p class="asked-buttons">
        <Answer station={station} row={row} label={texts.t('arrivedThere', {})} leads command={{ type: 'attend-referral', referralId }} />
      </p>
    );
  }
  return row.state === 'attended' ? (
    <Outcomes station={station} view={view} row={row} />
  ) : (
    <p class="hint">{words(texts, stateWords(row))}</p>
  );
}

/** Serve first, then introduce (S67); a manager who is not free is the lobby's to arrange. */
function Outcomes({ station, view, row }: Row) {
  const { texts } = station;
  const { referralId } = row;
  const free = view.managers.filter(({ state }) => state === 'free');
  const outcomes = [
    ['declined', 'concludeDeclined'],
    ['not-premium', 'concludeOrdinary'],
    ['customer-left', 'concludeLeft'],
  ] as const;
  return (
    <>
      {row.servedAtLabel !== null ? <p class="hint">{texts.t('whyServedStill', {})}</p> : null}
      {row.servedAtLabel === null && free.length === 0 ? <p class="hint">{texts.t('introduceNobody', {})}</p> : null}
      <p class="asked-buttons">
        {row.servedAtLabel !== null
          ? null
          : free.map(({ managerId, staffName }) => (
              <Answer
                key={managerId}
                station={station}
                row={row}
                label={texts.t('introduceTo', { staff: staffName })}
                leads
                command={{ type: 'introduce-guest', referralId, managerId }}
              />
            ))}
        {outcomes.map(([outcome, label]) => (
          <Answer
            key={outcome}
            station={station}
            row={row}
            label={texts.t(label, {})}
            leads={false}
            command={{ type: 'conclude-referral', referralId, outcome }}
          />
        ))}
      </p>
    </>
  );
}

interface AnswerProps {
  readonly station: Station;
  readonly row: ReferralRow;
  readonly label: string;
  /** What is said most likely now. */
  readonly leads: boolean;
  readonly command: TellerCommand;
}

function Answer({ station, row, label, leads, command }: AnswerProps) {
  const at = `asked ${row.referralId}`;
  const offline = station.moment.offline.value;
  return (
    <button
      type="button"
      class={`row-button ${leads ? 'asked-leads' : ''} ${station.sender.phases.value.has(at) ? 'key-pressed' : ''}`}
      data-answer={command.type === 'conclude-referral' ? command.outcome : command.type}
      aria-disabled={offline}
      aria-label={`${label} ${row.number ?? ''}`}
      onClick={() => {
        if (!offline) dispatch(station, at, command, row.number);
      }}
    >
      {label}
    </button>
  );
}
