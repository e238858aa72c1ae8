import { useState } from 'preact/hooks';
import type { DayEndBoard } from '../../../server/contract/day-end.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import type { DayEndSay } from '../../parts/day-end/words.ts';
import { salutationText } from '../../parts/salutation.ts';
import { DayEndCorrection } from './correction.tsx';
import type { DayEndRecord } from './record.ts';
import type { PageProps } from '../page-props.ts';
import { Veiled } from '../veiled.tsx';

interface Props extends PageProps {
  readonly board: DayEndBoard;
  readonly say: DayEndSay;
}

/** Who was introduced on the spot; each record may be completed or put right until the day is over (DAYEND-5). */
export function DayEndRecords({ screen, view, board, say }: Props) {
  const [corrected, setCorrected] = useState<string | null>(null);
  return (
    <section>
      <h3>{board.records.length === 0 ? say('recordsNone', {}) : say('recordsTitle', { count: board.records.length })}</h3>
      <ul class="day-end-rows">
        {board.records.map((record) => (
          <li key={record.referralId} data-record={record.referralId}>
            <Line screen={screen} view={view} record={record} say={say} />
            <Button
              screen={screen}
              at={`correct ${record.referralId}`}
              look="plain"
              name={null}
              disabled={false}
              onPress={() => setCorrected(corrected === record.referralId ? null : record.referralId)}
            >
              {say(corrected === record.referralId ? 'back' : record.salutation === null ? 'complete' : 'correct', {})}
            </Button>
            {corrected === record.referralId ? (
              <DayEndCorrection screen={screen} view={view} record={record} say={say} onDone={() => setCorrected(null)} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ screen, view, record, say }: PageProps & { readonly record: DayEndRecord; readonly say: DayEndSay }) {
  const { texts } = screen;
  const { number, at, cue, managerName, recordedBy } = record;
  const facts = [clockText(at, view.timeZone), ...(number === null ? [] : [number]), texts.pick(cue), managerName ?? say('nothing', {})];
  return (
    <div>
      <Veiled screen={screen} of={record.referralId}>
        <b>{salutationText(record.salutation, texts.language.value) ?? say('unnamed', {})}</b>
        <small>{[...facts, recordedBy].join(' · ')}</small>
      </Veiled>
    </div>
  );
}
