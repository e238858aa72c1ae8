import type { ProspectPage } from '../../../server/contract/list/prospects.ts';
import type { ImportSay } from './import-words.ts';

/** How far each manager is with the list. */
export function ListFigures({ say, lists }: { readonly say: ImportSay; readonly lists: ProspectPage }) {
  if (lists.figures.length === 0) return <p class="list-empty">{say('figuresNone', {})}</p>;
  return (
    <table class="plain-table">
      <caption>{say('figures', {})}</caption>
      <thead>
        <tr>
          <th scope="col">{say('colManager', {})}</th>
          <th scope="col">{say('colTotal', {})}</th>
          <th scope="col">{say('colOpen', {})}</th>
          <th scope="col">{say('colOverdue', {})}</th>
          <th scope="col">{say('colBooked', {})}</th>
        </tr>
      </thead>
      <tbody>
        {lists.figures.map(({ managerId, name, total, open, overdue, booked }) => (
          <tr key={managerId}>
            <th scope="row">{name}</th>
            <td>{total}</td>
            <td>{open}</td>
            <td>{overdue > 0 ? <span class="chip chip-warn">{overdue}</span> : 0}</td>
            <td>{booked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
