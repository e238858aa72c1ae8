import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask, dispatch } from '../../parts/frame/send.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { WaitingRow } from '../lobby-sheet.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

interface Props {
  readonly screen: LobbyScreen;
  readonly row: WaitingRow;
}

/** What was done for a waiting customer, or should be: marks next to the number in a list. */
export function CareMarks({ screen, row: { care } }: Props) {
  const marks: readonly LobbyTextKey[] = [
    ...(care.shouldAsk ? (['careShouldAsk'] as const) : []),
    ...(care.isAsked ? (['careAskedDone'] as const) : []),
    ...(care.diversion === 'suggested' ? (['careSuggested'] as const) : []),
    ...(care.diversion === 'declined' ? (['careDeclinedDone'] as const) : []),
  ];
  if (marks.length === 0) return null;
  return (
    <span class="marks">
      {marks.map((mark) => (
        <span key={mark} class={`chip ${mark === 'careShouldAsk' ? 'chip-info' : ''}`}>
          {screen.texts.t(mark, {})}
        </span>
      ))}
    </span>
  );
}

/**
 * Notes that the customer was asked for the purpose of the visit (S19), or was shown a machine with no queue (S32). The row
 * is the one in the present view, not the one the sheet opened with.
 */
export function CareActions({ screen, view, row }: Props & { readonly view: LobbyView }) {
  const { texts } = screen;
  const { ticketId } = row;
  const now = view.queues.flatMap(({ waiting }) => waiting).find((one) => one.ticketId === ticketId) ?? row;
  const { care } = now;
  const at = `care ${ticketId}`;
  const answers = (accepted: boolean, isCoached: boolean): void =>
    dispatch(screen, at, { type: 'answer-diversion', ticketId, accepted, isCoached });
  return (
    <>
      <h3 class="group">
        {texts.t('careTitle', {})} <CareMarks screen={screen} row={now} />
      </h3>
      <div class="choices">
        {care.isAsked ? null : (
          <CareKey
            screen={screen}
            at={`asked ${ticketId}`}
            words="careAsk"
            onPress={() => ask(screen, at, { type: 'note-asked', ticketId }, () => {})}
          />
        )}
        {care.mayDivert && care.diversion !== 'suggested' ? (
          <CareKey
            screen={screen}
            at={`suggest ${ticketId}`}
            words="careSuggest"
            onPress={() => ask(screen, at, { type: 'suggest-diversion', ticketId }, () => {})}
          />
        ) : null}
        {care.diversion === 'suggested' ? (
          <>
            <CareKey screen={screen} at={`accepted ${ticketId}`} words="careAccepted" onPress={() => answers(true, false)} />
            <CareKey screen={screen} at={`coached ${ticketId}`} words="careAcceptedCoached" onPress={() => answers(true, true)} />
            <CareKey screen={screen} at={`declined ${ticketId}`} words="careDeclined" onPress={() => answers(false, false)} />
          </>
        ) : null}
      </div>
      <Refusal screen={screen} at={at} />
    </>
  );
}

function CareKey({
  screen,
  at,
  words,
  onPress,
}: {
  readonly screen: LobbyScreen;
  readonly at: string;
  readonly words: LobbyTextKey;
  readonly onPress: () => void;
}) {
  return (
    <Button screen={screen} at={at} look="plain" name={null} disabled={false} onPress={onPress}>
      {screen.texts.t(words, {})}
    </Button>
  );
}
