import type { ManagerRow } from '../../../server/contract/referral.ts';
import type { PageProps } from '../page-props.ts';
import { managerStateWords } from './words.ts';

const MANAGER_CHIP: Readonly<Record<ManagerRow['state'], string>> = {
  free: 'chip-ok',
  'with-customer': 'chip-warn',
  away: '',
  off: '',
};

/** How each manager is, before a guest is brought there (S41). */
export function ManagersStrip({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return (
    <section data-list="managers">
      <h2 class="section-title">{texts.t('managers', {})}</h2>
      {view.managers.length === 0 ? (
        <p class="hint">{texts.t('managersNone', {})}</p>
      ) : (
        <ul class="managers">
          {view.managers.map((row) => (
            <li key={row.managerId} data-manager={row.managerId} data-state={row.state}>
              <b>{row.staffName}</b>
              <small>{texts.pick(row.place)}</small>
              <span class={`chip ${MANAGER_CHIP[row.state]}`}>{managerStateWords(texts, row, moment.now.value, view.timeZone)}</span>
              {row.waiting === 0 ? null : <small class="manager-waiting">{texts.t('managerWaiting', { count: row.waiting })}</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
