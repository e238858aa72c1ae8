import { useState } from 'preact/hooks';
import type { DayEndBoard } from '../../../server/contract/day-end.ts';
import { clockText } from '../../../server/web/time.ts';
import type { DayEndSay } from '../../parts/day-end/words.ts';
import { salutationText } from '../../parts/salutation.ts';
import { Button } from '../../parts/frame/button.tsx';
import { DayEndCorrection } from './correction.tsx';
import type { DayEndProps } from './lazy-day-end.tsx';
import { Veiled } from '../veil.tsx';

export type DayEndRecord = DayEndBoard['records'][number];

interface Props extends DayEndProps {
  readonly board: DayEndBoard;
  readonly say: DayEndSay;
}

/** Who was introduced on the spot; each record may be completed or put right until the day is over (DAYEND-5). */
export function DayEndRecords({ desk, view, board, say }: Props) {
  const [corrected, setCorrected] = useState<string | null>(null);
  return (
    <section>
      <h3>{board.records.length === 0 ? say('recordsNone', {}) : say('recordsTitle', { count: board.records.length })}</h3>
      <ul class="day-end-rows">
        {board.records.map((record) => (
          <li key={record.referralId} data-record={record.referralId}>
            <Line desk={desk} view={view} record={record} say={say} />
            <Button
              desk={desk}
              at={`correct ${record.referralId}`}
              look="plain"
              name={null}
              disabled={false}
              onPress={() => setCorrected(corrected === record.referralId ? null : record.referralId)}
            >
              {say(corrected === record.referralId ? 'back' : record.salutation === null ? 'complete' : 'correct', {})}
            </Button>
            {corrected === record.referralId ? (
              <DayEndCorrection desk={desk} view={view} record={record} say={say} onDone={() => setCorrected(null)} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ desk, view, record, say }: DayEndProps & { readonly record: DayEndRecord; readonly say: DayEndSay }) {
  const { texts } = desk;
  const { number, at, cue, managerName, recordedBy } = record;
  const facts = [clockText(at, view.timeZone), ...(number === null ? [] : [number]), texts.pick(cue), managerName ?? say('nothing', {})];
  return (
    <div>
      <Veiled desk={desk} of={record.referralId}>
        <b>{salutationText(record.salutation, texts.language.value) ?? say('unnamed', {})}</b>
        <small>{[...facts, recordedBy].join(' · ')}</small>
      </Veiled>
    </div>
  );
}
