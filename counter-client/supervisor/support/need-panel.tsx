import type { PageProps } from '../page-props.ts';

/** Need-based jumps charge nobody, so somebody must see when one person gives many. */
export function NeedPanel({ screen, view }: PageProps) {
  const { texts } = screen;
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
