import { useState } from 'preact/hooks';
import type { TellerView } from '../../server/contract/teller.ts';
import { codesOf } from '../parts/standing-codes.ts';
import { digitOf, isConfirming } from './keys/keyboard.ts';
import type { TellerCounter } from './counter.ts';
import { OptionButton } from './panel/option-button.tsx';
import { PanelFrame } from './panel/panel-frame.tsx';
import type { Station } from './station.ts';
import { durationWords } from '../parts/frame/durations.ts';

export type Row = TellerCounter['directed'][number];

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
  readonly title: string;
  readonly hint: string;
  readonly at: string;
  readonly onPick: (row: Row) => void;
  /** A choice that is no ticket, behind the * key; null: there is none. */
  readonly other: { readonly label: string; readonly onPick: () => void } | null;
}

/** Digits of a ticket number that may be typed to find it. */
const TYPED_MAX = 4;

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Rows whose number carries the typed digits at its end ("39" finds A039 and B139). */
function rowsMatching(rows: readonly Row[], typed: string): readonly Row[] {
  return typed === '' ? rows : rows.filter((row) => row.number.endsWith(typed));
}

/** The waiting tickets of this counter's lines: typed, stepped to, or touched. */
export function TicketList({ station, view, counter, title, hint, at, onPick, other }: Props) {
  const { texts } = station;
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState(0);
  const all = [...counter.directed, ...counter.queues.flatMap((queue) => queue.waiting)];
  const rows = rowsMatching(all, typed);
  const chosen = Math.min(cursor, Math.max(0, rows.length - 1));
  const unlisted = counter.queues.reduce((sum, queue) => sum + queue.total - queue.waiting.length, 0);
  const onKey = (code: string): boolean => {
    const digit = digitOf(code);
    const step = STEPS[code];
    const row = rows[chosen];
    if (digit !== null) {
      setTyped((typed + digit).slice(-TYPED_MAX));
      setCursor(0);
    } else if (code === 'Backspace') setTyped(typed.slice(0, -1));
    else if (code === 'NumpadMultiply' && other !== null) other.onPick();
    else if (step !== undefined) setCursor(Math.max(0, Math.min(rows.length - 1, chosen + step)));
    else if (isConfirming(code)) {
      if (row !== undefined) onPick(row);
    } else return false;
    return true;
  };
  return (
    <PanelFrame station={station} title={title} hint={hint} at={at} onKey={onKey}>
      <p class="typed" role="status">
        {texts.t('pickSearch', {})} <b>{typed === '' ? '—' : typed}</b>
      </p>
      <div class="options options-scroll" tabIndex={0}>
        {other === null ? null : (
          <OptionButton cap="*" label={other.label} note="" chosen={false} disabled={false} busy={false} onPick={other.onPick} />
        )}
        {rows.map((row, index) => (
          <OptionButton
            key={row.ticketId}
            cap=""
            label={row.number}
            note={noteOf(station, view, row)}
            chosen={index === chosen}
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
  const { texts, moment } = station;
  const service = view.services.find((one) => one.id === row.serviceId);
  const need = row.standing?.needId === null || row.standing === null ? [] : [texts.t('needMark', {})];
  return [
    ...(service === undefined ? [] : [texts.pick(service.name)]),
    durationWords(texts, moment.now.value - row.since),
    ...codesOf(row.standing),
    ...need,
  ].join(' · ');
}
