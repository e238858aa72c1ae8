import type { ScreenParts } from './staff-screen.ts';

interface NavigationEntry<Name extends string> {
  readonly name: Name;
  readonly words: string;
  /** Counted beside the words; 0: nothing is. */
  readonly badge: number;
}

interface Props<Name extends string> {
  readonly screen: Pick<ScreenParts, 'texts' | 'touch'>;
  readonly entries: readonly NavigationEntry<Name>[];
  readonly shown: Name;
  /** Look of the badge's chip. */
  readonly badgeLook: string;
  readonly onShow: (name: Name) => void;
}

/** The pages of a screen, within the thumb's reach. */
export function Navigation<Name extends string>({ screen, entries, shown, badgeLook, onShow }: Props<Name>) {
  return (
    <nav class="no-print" aria-label={screen.texts.t('mainNavigation', {})}>
      {entries.map(({ name, words, badge }) => (
        <button
          key={name}
          type="button"
          data-nav={name}
          aria-current={name === shown ? 'page' : undefined}
          {...screen.touch.tap(() => onShow(name))}
        >
          {words}
          {badge > 0 ? <span class={`chip ${badgeLook}`}>{badge}</span> : null}
        </button>
      ))}
    </nav>
  );
}
