import type { FollowUpOversight, FollowUpRow } from '../../../server/contract/follow-up.ts';
import type { Language } from '../../../server/contract/wire.ts';
import { STATE_CHIPS, STATE_WORDS } from '../../parts/follow-up/words.ts';
import { followUpEn } from '../../parts/follow-up/en.ts';
import { followUpZh } from '../../parts/follow-up/zh.ts';
import type { Say } from '../../parts/list/props.ts';
import { wordsOf } from '../../parts/list/props.ts';
import { salutationText } from '../../parts/salutation.ts';
import './panel.css';

const words = wordsOf(followUpZh, followUpEn);
type FollowUpSay = Say<keyof typeof followUpZh>;

const DAY_MS = 24 * 60 * 60 * 1_000;
/** As the contract's AGES_DAYS. */
const AGES_DAYS = [2, 7, 30];

interface Props {
  readonly oversight: FollowUpOversight;
  readonly language: Language;
}

/** How managers follow up (S78): what is open and how old, and what is overdue; telephones masked. */
export function FollowUpPanel({ oversight, language }: Props) {
  const say = words(language);
  const total = oversight.managers.reduce((sum, { open }) => sum + open, 0);
  return (
    <section class="panel oversight" aria-label={say('oversightTitle', {})} data-oversight={total}>
      <h2>{say('oversightTitle', {})}</h2>
      {total === 0 ? <p class="hint">{say('oversightNone', {})}</p> : <Managers say={say} oversight={oversight} />}
      {total === 0 ? null : <Overdue say={say} oversight={oversight} language={language} />}
    </section>
  );
}

function Managers({ say, oversight }: { readonly say: FollowUpSay; readonly oversight: FollowUpOversight }) {
  return (
    <div class="oversight-table" tabIndex={0}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('oversightManager', {})}</th>
            <th scope="col">{say('oversightOpen', {})}</th>
            <th scope="col">{say('oversightUntouched', {})}</th>
            <th scope="col">{say('oversightBooked', {})}</th>
            <th scope="col">{say('oversightOverdue', {})}</th>
            {[...AGES_DAYS, null].map((upTo, index) => (
              <th key={index} scope="col">
                {ageWords(say, index, upTo)}
              </th>
            ))}
            <th scope="col">{say('oversightOldest', {})}</th>
          </tr>
        </thead>
        <tbody>
          {oversight.managers.map((row) => (
            <tr key={row.managerId} data-manager={row.managerId}>
              <th scope="row">{row.managerName}</th>
              <td>{row.open}</td>
              <td>{row.notContacted}</td>
              <td>{row.booked}</td>
              <td class={row.overdue > 0 ? 'oversight-late' : ''}>{row.overdue}</td>
              {row.ages.map((count, index) => (
                <td key={index}>{count}</td>
              ))}
              <td>{row.oldestOn ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ageWords(say: FollowUpSay, index: number, upTo: number | null): string {
  const before = AGES_DAYS[index - 1];
  if (before === undefined) return say('oversightAgeFirst', { to: upTo ?? 0 });
  return upTo === null ? say('oversightAgeOlder', { from: before }) : say('oversightAge', { from: before + 1, to: upTo });
}

function Overdue({ say, oversight, language }: Props & { readonly say: FollowUpSay }) {
  const { overdue, today } = oversight;
  return (
    <>
      <h3>{say('oversightOverdueTitle', {})}</h3>
      {overdue.length === 0 ? <p class="hint">{say('oversightOverdueNone', {})}</p> : null}
      <ul class="oversight-rows">
        {overdue.map((row) => (
          <Row key={row.followUpId} say={say} row={row} today={today} language={language} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  readonly say: FollowUpSay;
  readonly row: FollowUpRow;
  readonly today: string;
  readonly language: Language;
}

function Row({ say, row, today, language }: RowProps) {
  const days = Math.round((Date.parse(today) - Date.parse(row.dueOn)) / DAY_MS);
  return (
    <li data-follow-up={row.followUpId}>
      <b>{row.managerName}</b>
      <span>{salutationText(row.salutation, language) ?? say('followUpNameless', {})}</span>
      <span class="phone">{row.phone ?? ''}</span>
      <span>{row.cue[language]}</span>
      <span class={`chip ${STATE_CHIPS[row.state]}`}>{say(STATE_WORDS[row.state], {})}</span>
      <span class="chip chip-warn">{say('oversightOverdueBy', { days })}</span>
    </li>
  );
}
