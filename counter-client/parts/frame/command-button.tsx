import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { dispatch } from './send.ts';
import type { Dispatching } from './send.ts';
import type { ScreenParts } from './staff-screen.ts';

interface Props<Command> {
  readonly screen: ScreenParts & Dispatching<Command>;
  /** Name of the button: of its command, its phase and its refusal. */
  readonly at: string;
  readonly look: 'filled' | 'plain' | 'danger';
  readonly command: NoInfer<Command>;
  readonly children: ComponentChildren;
}

/** A button that can always be pressed and sends one command. */
export function CommandButton<Command>({ screen, at, look, command, children }: Props<Command>) {
  return (
    <Button screen={screen} at={at} look={look} name={null} disabled={false} onPress={() => dispatch<Command>(screen, at, command)}>
      {children}
    </Button>
  );
}
