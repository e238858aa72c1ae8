import type { ComponentType } from 'preact';
import { Lazy } from '../parts/frame/lazy.tsx';
import type { PageProps } from './page-props.ts';
import type { SupervisorTextKey } from './texts-zh.ts';

export type SupervisorPart = 'now' | 'figures' | 'day-end' | 'lists';

const PARTS: readonly (readonly [SupervisorPart, SupervisorTextKey])[] = [
  ['now', 'partNow'],
  ['figures', 'partFigures'],
  ['day-end', 'partDayEnd'],
  ['lists', 'partLists'],
];

interface SwitchProps extends PageProps {
  readonly shown: SupervisorPart;
  readonly onShow: (part: SupervisorPart) => void;
}

/** The hall as it is, how it went, and what is handed over. */
export function PartSwitch({ screen, view, shown, onShow }: SwitchProps) {
  const { texts } = screen;
  const missing = view.dayEnds.filter(({ archive }) => archive === null).length;
  return (
    <nav class="part-switch no-print" aria-label={texts.t('parts', {})}>
      {PARTS.map(([part, words]) => (
        <button key={part} type="button" data-part={part} aria-current={part === shown ? 'page' : undefined} onClick={() => onShow(part)}>
          {texts.t(words, {})}
          {part === 'day-end' && missing > 0 ? <span class="chip chip-warn">{missing}</span> : null}
        </button>
      ))}
    </nav>
  );
}

const LOADS: Readonly<Record<Exclude<SupervisorPart, 'now'>, () => Promise<ComponentType<PageProps>>>> = {
  figures: () => import('./figures/page.tsx').then(({ FiguresPage }) => FiguresPage),
  'day-end': () => import('./day-end/archive.tsx').then(({ DayEndArchive }) => DayEndArchive),
  lists: () => import('./prospect/lists-part.tsx').then(({ ListsPart }) => ListsPart),
};

/** Looked at a few times a day. */
export function LazyPart({ part, screen, view }: PageProps & { readonly part: Exclude<SupervisorPart, 'now'> }) {
  return <Lazy key={part} load={LOADS[part]} props={{ screen, view }} />;
}
