import { useCallback, useEffect, useState } from 'preact/hooks';
import type { GatheringListAnswer } from '../../../server/contract/list/gatherings.ts';
import type { Language, LocalText } from '../../../server/contract/wire.ts';
import { clockText, dateText } from '../../../server/web/time.ts';
import { type GatheringSay, gatheringWords } from '../../parts/gathering/words.ts';
import { askList, readList } from '../../parts/list/http.ts';
import type { ListProps } from '../../parts/list/props.ts';
import '../../parts/list/lists.css';
import { GatheringForm } from './gathering-form.tsx';

type Gathering = GatheringListAnswer['gatherings'][number];

/** Seminars and salons: planned here, registered for by the staff, checked in at the lobby (S92, S93). */
export function GatheringsPanel({ language, offline }: ListProps) {
  const say = gatheringWords(language);
  const [list, setList] = useState<GatheringListAnswer | null>(null);
  const [refusal, setRefusal] = useState<LocalText | 'silent' | null>(null);
  const refresh = useCallback(
    () =>
      void readList<GatheringListAnswer>('/api/gatherings').then((answer) => {
        if (answer.kind === 'done') setList(answer.body);
        else setRefusal(answer.text ?? 'silent');
      }),
    [],
  );
  useEffect(refresh, [refresh]);
  const change = async (path: string, body: object): Promise<boolean> => {
    const answer = await askList(path, body);
    setRefusal(answer.kind === 'failed' ? (answer.text ?? 'silent') : null);
    refresh();
    return answer.kind === 'done';
  };
  return (
    <section class="panel lists gatherings-panel">
      <h2 class="panel-title">{say('title', {})}</h2>
      <GatheringForm
        say={say}
        language={language}
        timeZone={list?.timeZone ?? null}
        disabled={offline}
        onPlan={(gathering) => change('/api/gatherings', gathering)}
      />
      {refusal === null ? null : (
        <p class="refusal" role="alert">
          {refusal === 'silent' ? say('failed', {}) : refusal[language]}
        </p>
      )}
      {list?.gatherings.length === 0 ? <p class="list-empty">{say('none', {})}</p> : null}
      <ul class="list-rows">
        {list?.gatherings.map((gathering) => (
          <Row
            key={gathering.id}
            say={say}
            language={language}
            timeZone={list.timeZone}
            gathering={gathering}
            disabled={offline}
            onCancel={() => void change(`/api/gatherings/${gathering.id}/cancellation`, {})}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly say: GatheringSay;
  readonly language: Language;
  readonly timeZone: string;
  readonly gathering: Gathering;
  readonly disabled: boolean;
  readonly onCancel: () => void;
}

function Row({ say, language, timeZone, gathering, disabled, onCancel }: RowProps) {
  const [asking, setAsking] = useState(false);
  const { id, title, startsAt, seats, cancelled, registered, present } = gathering;
  return (
    <li class="list-row" data-gathering={id}>
      <div class="who">
        <b>{title}</b>
        <small>{say('when', { date: dateText(startsAt, timeZone, language), time: clockText(startsAt, timeZone) })}</small>
      </div>
      <span class="list-sums">
        {cancelled ? <span class="chip chip-warn">{say('cancelled', {})}</span> : null}
        <span class="chip">{say('registered', { count: registered, seats })}</span>
        <span class="chip chip-ok">{say('present', { count: present })}</span>
      </span>
      {cancelled || asking ? null : (
        <button type="button" class="list-button" disabled={disabled} onClick={() => setAsking(true)}>
          {say('cancel', {})}
        </button>
      )}
      {asking && !cancelled ? (
        <div class="list-more list-actions" role="group">
          <p>{say('cancelSure', { title })}</p>
          <button type="button" class="list-button" onClick={() => setAsking(false)}>
            {say('keep', {})}
          </button>
          <button type="button" class="list-button main" disabled={disabled} onClick={onCancel}>
            {say('cancelConfirm', {})}
          </button>
        </div>
      ) : null}
    </li>
  );
}
