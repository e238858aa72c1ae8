import type { ComponentChildren } from 'preact';
import { CommandButton } from './command-button.tsx';
import { Refusal } from './refusal.tsx';
import type { Dispatching } from './send.ts';
import { SheetActions, SheetFrame } from './sheet-frame.tsx';
import type { ScreenParts } from './staff-screen.ts';

interface Props<Command> {
  readonly screen: ScreenParts & Dispatching<Command>;
  /** Name of the button that confirms. */
  readonly at: string;
  readonly look: 'filled' | 'danger';
  readonly command: NoInfer<Command>;
  readonly title: string;
  /** Words of the button that leaves everything as it is. */
  readonly back: string;
  readonly confirm: string;
  readonly children: ComponentChildren;
}

/** Asks once more before a command that cannot be undone, and says what it does. */
export function ConfirmSheet<Command>({ screen, at, look, command, title, back, confirm, children }: Props<Command>) {
  return (
    <SheetFrame screen={screen} title={title}>
      {children}
      <Refusal screen={screen} at={at} />
      <SheetActions screen={screen} back={back}>
        <CommandButton<Command> screen={screen} at={at} look={look} command={command}>
          {confirm}
        </CommandButton>
      </SheetActions>
    </SheetFrame>
  );
}
