import { Button } from '../../parts/frame/button.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import type { ManagerScreen } from '../manager-screen.ts';
import type { ManagerRowView } from '../manager-sheet.ts';

type Received = NonNullable<ManagerRowView['meeting']>['guest'];

interface Props {
  readonly screen: ManagerScreen;
  /** Name of the button: of its command, its phase and its refusal. */
  readonly at: string;
  readonly row: ManagerRowView;
  /** null: the visitor has no number yet and cannot be greeted. */
  readonly guest: Received | null;
  /** How to address the person. */
  readonly name: string;
  /** The next person to meet: the screen's filled button. */
  readonly isFirst: boolean;
}

/** Starts the meeting with a guest or a visitor. If another meeting is in hand, the button says so and ends that one. */
export function GreetButton({ screen, at, row: { managerId, meeting }, guest, name, isFirst }: Props) {
  return (
    <Button
      screen={screen}
      at={at}
      look={isFirst ? 'filled' : 'plain'}
      name={null}
      disabled={guest === null}
      onPress={() => {
        if (guest !== null) dispatch(screen, at, { type: 'greet-guest', managerId, guest, ending: meeting?.guest ?? null });
      }}
    >
      {screen.texts.t(meeting === null ? 'greet' : 'greetEnding', { name })}
    </Button>
  );
}
