import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { ask, dispatch } from '../hall-desk.ts';
import type { HallDesk, WaitingRow } from '../hall-desk.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

interface Props {
  readonly desk: HallDesk;
  readonly row: WaitingRow;
}

/** What was done for who waits, or is to be done: beside the number in a list. */
export function CareMarks({ desk, row: { care } }: Props) {
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
          {desk.texts.t(mark, {})}
        </span>
      ))}
    </span>
  );
}

/** Asked what brings him here (S19), shown where there is no need to wait (S32). The row as it is now, not as the sheet opened. */
export function CareActions({ desk, view, row }: Props & { readonly view: LobbyView }) {
  const { texts } = desk;
  const { ticketId } = row;
  const now = view.queues.flatMap(({ waiting }) => waiting).find((one) => one.ticketId === ticketId) ?? row;
  const { care } = now;
  const at = `care ${ticketId}`;
  const answers = (accepted: boolean, isCoached: boolean): void =>
    dispatch(desk, at, { type: 'answer-diversion', ticketId, accepted, isCoached });
  return (
    <>
      <h3 class="group">
        {texts.t('careTitle', {})} <CareMarks desk={desk} row={now} />
      </h3>
      <div class="choices">
        {care.isAsked ? null : (
          <CareKey
            desk={desk}
            at={`asked ${ticketId}`}
            words="careAsk"
            onPress={() => ask(desk, at, { type: 'note-asked', ticketId }, () => {})}
          />
        )}
        {care.mayDivert && care.diversion !== 'suggested' ? (
          <CareKey
            desk={desk}
            at={`suggest ${ticketId}`}
            words="careSuggest"
            onPress={() => ask(desk, at, { type: 'suggest-diversion', ticketId }, () => {})}
          />
        ) : null}
        {care.diversion === 'suggested' ? (
          <>
            <CareKey desk={desk} at={`accepted ${ticketId}`} words="careAccepted" onPress={() => answers(true, false)} />
            <CareKey desk={desk} at={`coached ${ticketId}`} words="careAcceptedCoached" onPress={() => answers(true, true)} />
            <CareKey desk={desk} at={`declined ${ticketId}`} words="careDeclined" onPress={() => answers(false, false)} />
          </>
        ) : null}
      </div>
      <Refusal desk={desk} at={at} />
    </>
  );
}

function CareKey({
  desk,
  at,
  words,
  onPress,
}: {
  readonly desk: HallDesk;
  readonly at: string;
  readonly words: LobbyTextKey;
  readonly onPress: () => void;
}) {
  return (
    <Button desk={desk} at={at} look="plain" name={null} disabled={false} onPress={onPress}>
      {desk.texts.t(words, {})}
    </Button>
  );
}
