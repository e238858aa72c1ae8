import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AttendeePage, GatheringListAnswer } from '../../../server/contract/list/gatherings.ts';
import type { Language, LocalText } from '../../../server/contract/wire.ts';
import { clockText, dateText } from '../../../server/web/time.ts';
import { type GatheringSay, gatheringWords } from '../../parts/gathering/words.ts';
import { askList, readList, searchList } from '../../parts/list/http.ts';
import type { ListProps } from '../../parts/list/props.ts';
import '../../parts/list/lists.css';
import { GatheringAttendee } from './attendee.tsx';
import { GatheringRegistration } from './registration.tsx';

/** A look-up waits until the finger rests. */
const TYPING_PAUSE_MS = 250;
/** As the server's longest. */
const SEARCH_LENGTH_MAX = 20;
/** How long after its start a gathering can still be checked in for. */
const LENGTH_MS = 6 * 60 * 60 * 1_000;

/** Check-in at the door: who comes, with how many, and which manager receives them (S93). */
export function GatheringPage({ language, offline }: ListProps) {
  const say = gatheringWords(language);
  const [list, setList] = useState<GatheringListAnswer | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [page, setPage] = useState<AttendeePage | null>(null);
  const [refusal, setRefusal] = useState<LocalText | 'silent' | null>(null);
  const open = list === null ? [] : list.gatherings.filter(({ cancelled, startsAt }) => !cancelled && list.now < startsAt + LENGTH_MS);
  const gathering = open.find(({ id }) => id === chosen) ?? open[0] ?? null;
  const gatheringId = gathering?.id ?? null;
  const refresh = useCallback(async (): Promise<void> => {
    const answer = await readList<GatheringListAnswer>('/api/gatherings');
    if (answer.kind === 'done') setList(answer.body);
    else setRefusal(answer.text ?? 'silent');
    if (gatheringId === null) return;
    const path = `/api/gatherings/${gatheringId}/attendees`;
    const found = await (search === '' ? readList<AttendeePage>(path) : searchList<AttendeePage>(`${path}/search`, search));
    if (found.kind === 'done') setPage(found.body);
  }, [gatheringId, search]);
  useEffect(() => {
    const looking = setTimeout(() => void refresh(), search === '' ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(looking);
  }, [refresh, search]);
  const change = async (path: string, body: object): Promise<boolean> => {
    const answer = await askList(`/api/gatherings/${gatheringId ?? ''}/attendees${path}`, body);
    setRefusal(answer.kind === 'failed' ? (answer.text ?? 'silent') : null);
    await refresh();
    return answer.kind === 'done';
  };
  return (
    <section class="lists gathering-page" aria-label={say('checkIn', {})} aria-busy={list === null}>
      <h2 class="panel-title">{say('checkIn', {})}</h2>
      {refusal === null ? null : (
        <p class="refusal" role="alert">
          {refusal === 'silent' ? say('failed', {}) : refusal[language]}
        </p>
      )}
      {list === null && refusal === null ? <p class="hint">{say('loading', {})}</p> : null}
      {list !== null && gathering === null ? <p class="list-empty">{say('none', {})}</p> : null}
      {list === null || gathering === null ? null : (
        <>
          <Choice
            say={say}
            language={language}
            list={list}
            open={open}
            gathering={gathering}
            search={search}
            onChoose={setChosen}
            onSearch={setSearch}
          />
          <Attendees
            say={say}
            language={language}
            timeZone={list.timeZone}
            offline={offline}
            opensAt={list.now < gathering.startsAt - list.doorsMs ? gathering.startsAt - list.doorsMs : null}
            page={page}
            search={search}
            onChange={change}
          />
          <GatheringRegistration say={say} disabled={offline} onRegister={(guest) => change('', guest)} />
        </>
      )}
    </section>
  );
}

type Gathering = GatheringListAnswer['gatherings'][number];

interface ChoiceProps {
  readonly say: GatheringSay;
  readonly language: Language;
  readonly list: GatheringListAnswer;
  readonly open: readonly Gathering[];
  readonly gathering: Gathering;
  readonly search: string;
  readonly onChoose: (gatheringId: string) => void;
  readonly onSearch: (search: string) => void;
}

function Choice({ say, language, list, open, gathering, search, onChoose, onSearch }: ChoiceProps) {
  return (
    <div class="list-form">
      <label>
        {say('choose', {})}
        <select class="field field-small" value={gathering.id} onChange={(event) => onChoose(event.currentTarget.value)}>
          {open.map(({ id, title, startsAt }) => (
            <option key={id} value={id}>
              {title} · {dateText(startsAt, list.timeZone, language)} {clockText(startsAt, list.timeZone)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('search', {})}
        <input
          class="field field-small"
          type="search"
          data-field="attendee"
          autocomplete="off"
          maxLength={SEARCH_LENGTH_MAX}
          value={search}
          onInput={(event) => onSearch(event.currentTarget.value)}
        />
      </label>
      <span class="list-sums" role="status">
        <span class="chip">{say('registered', { count: gathering.registered, seats: gathering.seats })}</span>
        <span class="chip chip-ok">{say('present', { count: gathering.present })}</span>
      </span>
    </div>
  );
}

interface AttendeesProps {
  readonly say: GatheringSay;
  readonly language: Language;
  readonly timeZone: string;
  readonly offline: boolean;
  readonly opensAt: number | null;
  readonly page: AttendeePage | null;
  readonly search: string;
  readonly onChange: (path: string, body: object) => Promise<boolean>;
}

function Attendees({ say, language, timeZone, offline, opensAt, page, search, onChange }: AttendeesProps) {
  if (page === null) return null;
  const { attendees, total } = page;
  return (
    <>
      {attendees.length === 0 ? <p class="list-empty">{say(search === '' ? 'nobody' : 'noneFound', {})}</p> : null}
      <ul class="list-rows">
        {attendees.map((attendee) => (
          <GatheringAttendee
            key={attendee.id}
            say={say}
            language={language}
            timeZone={timeZone}
            disabled={offline}
            opensAt={opensAt}
            attendee={attendee}
            onArrive={(companions) => void onChange(`/${attendee.id}/arrival`, { companions })}
            onTakeBack={() => void onChange(`/${attendee.id}/arrival/correction`, {})}
            onWithdraw={() => void onChange(`/${attendee.id}/withdrawal`, {})}
          />
        ))}
      </ul>
      {total > attendees.length ? <p class="hint">{say('moreFound', { count: total })}</p> : null}
    </>
  );
}
