import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import type { SupervisorDesk } from '../supervisor-desk.ts';

/** Need-based jumps charge nobody, so somebody must see when one person gives many. */
export function NeedPanel({ desk, view }: { readonly desk: SupervisorDesk; readonly view: SupervisorView }) {
  const { texts } = desk;
  const { needJumps } = view;
  return (
    <section class="panel need-panel">
      <h2 class="panel-title">{texts.t('needTitle', {})}</h2>
      {needJumps.length === 0 ? (
        <p class="hint">{texts.t('needNone', {})}</p>
      ) : (
        <ul>
          {needJumps.map(({ staffName, count }) => (
            <li key={staffName} class="chip chip-warn">
              {texts.t('needCount', { name: staffName, count })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
