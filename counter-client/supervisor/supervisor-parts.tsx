import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SupervisorView } from '../../server/contract/supervisor.ts';
import type { SupervisorDesk } from './supervisor-desk.ts';
import type { SupervisorTextKey } from './texts-zh.ts';

export interface SupervisorPartProps {
  readonly desk: SupervisorDesk;
  readonly view: SupervisorView;
}

export type SupervisorPart = 'now' | 'figures' | 'day-end' | 'lists';

const PARTS: readonly (readonly [SupervisorPart, SupervisorTextKey])[] = [
  ['now', 'partNow'],
  ['figures', 'partFigures'],
  ['day-end', 'partDayEnd'],
  ['lists', 'partLists'],
];

interface SwitchProps extends SupervisorPartProps {
  readonly shown: SupervisorPart;
  readonly onShow: (part: SupervisorPart) => void;
}

/** The hall as it is, how it went, and what is handed over. */
export function PartSwitch({ desk, view, shown, onShow }: SwitchProps) {
  const { texts } = desk;
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

const LOADS: Readonly<Record<Exclude<SupervisorPart, 'now'>, () => Promise<ComponentType<SupervisorPartProps>>>> = {
  figures: () => import('./figures/page.tsx').then(({ FiguresPage }) => FiguresPage),
  'day-end': () => import('./day-end/archive.tsx').then(({ DayEndArchive }) => DayEndArchive),
  lists: () => import('./prospect/lists-part.tsx').then(({ ListsPart }) => ListsPart),
};

/** Looked at a few times a day: it comes when it is asked for. */
export function LazyPart({ part, ...props }: SupervisorPartProps & { readonly part: Exclude<SupervisorPart, 'now'> }) {
  const [Part, setPart] = useState<ComponentType<SupervisorPartProps> | null>(null);
  useEffect(() => {
    void LOADS[part]().then((loaded) => setPart(() => loaded));
  }, [part]);
  return Part === null ? null : <Part {...props} />;
}
