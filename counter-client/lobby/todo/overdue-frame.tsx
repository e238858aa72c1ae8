import type { ComponentChildren } from 'preact';
import { clockIcon, Icon } from '../../../server/web/icons.ts';
import { Button } from '../../parts/frame/button.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { LobbySheet } from '../lobby-sheet.ts';
import { Veiled } from '../veiled.tsx';

interface Props {
  readonly screen: LobbyScreen;
  /** The card’s own mark, for a test or a script. */
  readonly mark: Readonly<Record<`data-${string}`, string>>;
  /** Whose secret it is. */
  readonly of: string;
  readonly title: string;
  readonly who: ComponentChildren;
  readonly hint: string;
  readonly at: string;
  readonly words: string;
  readonly sheet: LobbySheet;
}

/** Somebody has waited too long for a manager: the lobby is prompted, never the manager (S45). */
export function OverdueFrame({ screen, mark, of, title, who, hint, at, words, sheet }: Props) {
  return (
    <article class="card card-soon" data-level="overdue" {...mark}>
      <div class="card-top">
        <div>
          <h3>{title}</h3>
          <Veiled screen={screen} of={of}>
            <p>{who}</p>
          </Veiled>
        </div>
      </div>
      <p class="chip level-chip chip-warn">
        <Icon drawing={clockIcon} size="16px" />
        {hint}
      </p>
      <div class="card-answers">
        <Button screen={screen} at={at} look="filled" name={null} disabled={false} onPress={() => openSheet(screen, sheet)}>
          {words}
        </Button>
      </div>
    </article>
  );
}
