import { useState } from 'preact/hooks';
import type { TellerView } from '../../server/contract/teller.ts';
import { digitOf, isConfirming } from './keyboard.ts';
import type { TellerCounter } from './offer.ts';
import { OptionButton } from './option-button.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { ReasonPanel } from './reason-panel.tsx';
import type { Station } from './station.ts';
import { durationWords } from './words.ts';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}

type Row = TellerCounter['directed'][number];

/** Digits of a ticket number that may be typed to find it. */
const TYPED_MAX = 4;

/** Calls one chosen ticket out of order: pick it, then say why. */
export function PickPanel({ station, view, counter }: Props) {
  const [picked, setPicked] = useState<Row | null>(null);
  if (picked === null) return <PickList station={station} view={view} counter={counter} onPick={setPicked} />;
  return (
    <ReasonPanel
      key={picked.ticketId}
      station={station}
      title={station.texts.t('pickReason', { number: picked.number })}
      hint={station.texts.t('pickReasonHint', {})}
      at="pick"
      reasons={view.chosenCallReasons}
      number={picked.number}
      commandFor={(reasonId) => ({ type: 'call-ticket', counterId: counter.id, ticketId: picked.ticketId, reasonId })}
    />
  );
}

/** Rows whose number carries the typed digits at its end ("39" finds A039 and B139). */
export function rowsMatching(rows: readonly Row[], typed: string): readonly Row[] {
  return typed === '' ? rows : rows.filter((row) => row.number.endsWith(typed));
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function PickList({ station, view, counter, onPick }: Props & { readonly onPick: (row: Row) => void }) {
  const { texts } = station;
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState(0);
  const all = [...counter.directed, ...counter.queues.flatMap((queue) => queue.waiting)];
  const rows = rowsMatching(all, typed);
  const at = Math.min(cursor, Math.max(0, rows.length - 1));
  const unlisted = counter.queues.reduce((sum, queue) => sum + queue.total - queue.waiting.length, 0);
  const onKey = (code: string): boolean => {
    const digit = digitOf(code);
    const step = STEPS[code];
    const row = rows[at];
    if (digit !== null) {
      setTyped((typed + digit).slice(-TYPED_MAX));
      setCursor(0);
    } else if (code === 'Backspace') setTyped(typed.slice(0, -1));
    else if (step !== undefined) setCursor(Math.max(0, Math.min(rows.length - 1, at + step)));
    else if (isConfirming(code)) {
      if (row !== undefined) onPick(row);
    } else return false;
    return true;
  };
  return (
    <PanelFrame station={station} title={texts.t('pickTitle', {})} hint={texts.t('pickHint', {})} at="pick" onKey={onKey}>
      <p class="typed" role="status">
        {texts.t('pickSearch', {})} <b>{typed === '' ? '—' : typed}</b>
      </p>
      <div class="options options-scroll" tabIndex={0}>
        {rows.map((row, index) => (
          <OptionButton
            key={row.ticketId}
            cap=""
            label={row.number}
            note={noteOf(station, view, row)}
            chosen={index === at}
            disabled={station.moment.offline.value}
            busy={false}
            onPick={() => onPick(row)}
          />
        ))}
        {rows.length === 0 ? <p class="hint">{texts.t('pickNone', {})}</p> : null}
      </div>
      {unlisted > 0 ? <p class="hint">{texts.t('moreListed', { count: unlisted, limit: all.length })}</p> : null}
    </PanelFrame>
  );
}

function noteOf(station: Station, view: TellerView, row: Row): string {
  const service = view.services.find((one) => one.id === row.serviceId);
  const wait = durationWords(station.texts, station.moment.now.value - row.since);
  return service === undefined ? wait : `${station.texts.pick(service.name)} · ${wait}`;
}
