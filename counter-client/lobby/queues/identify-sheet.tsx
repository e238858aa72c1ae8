import { useState } from 'preact/hooks';
import type { LobbyCommand } from '../../../server/contract/lobby.ts';
import { secondsLeft } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { IdentificationChoice } from '../../parts/standing-codes.ts';
import { codesOf, isIdentified } from '../../parts/standing-codes.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import { CodeChoices, CodeLegend } from './code-choices.tsx';
import type { PageProps } from '../page-props.ts';
import { Veiled } from '../veiled.tsx';
import type { WaitingRow } from '../lobby-sheet.ts';

interface Props extends PageProps {
  readonly row: WaitingRow;
}

const AT = 'identify';

/** Records what the lobby noticed about a waiting customer: a code with its reason, or a need. The queue follows at once and silently. */
export function IdentifySheet({ screen, view, row }: Props) {
  const { texts } = screen;
  const [as, setAs] = useState<IdentificationChoice | null>(null);
  const [possible, setPossible] = useState(false);
  const codes = codesOf(row.standing);
  const identify = (cueId: string): void => {
    if (as !== null) dispatch(screen, AT, identifyCommand(row, as, possible, cueId));
  };
  return (
    <SheetFrame screen={screen} title={texts.t('identifyTitle', { number: row.number })}>
      {codes.length === 0 ? null : (
        <p>
          <Veiled screen={screen} of={row.ticketId}>
            {texts.t('identifyNow', { codes: codes.join(' · ') })}
          </Veiled>
        </p>
      )}
      <h3 class="group">{texts.t('identifyAs', {})}</h3>
      <CodeChoices screen={screen} chosen={as} onPick={setAs} possible={possible} onPossible={setPossible} />
      <h3 class="group">{texts.t('identifyCue', {})}</h3>
      {as === null ? <p class="hint">{texts.t('identifyChooseCode', {})}</p> : null}
      <div class="choices choices-small" role="group" aria-label={texts.t('identifyCue', {})}>
        {view.cues.map(({ id, text }) => (
          <Choice key={id} screen={screen} at={`cue ${id}`} chosen={false} disabled={as === null} onPick={() => identify(id)}>
            {texts.pick(text)}
          </Choice>
        ))}
      </div>
      <h3 class="group">{texts.t('identifyNeed', {})}</h3>
      <div class="choices choices-small" role="group" aria-label={texts.t('identifyNeed', {})}>
        {view.needs.map(({ id, text }) => (
          <Choice
            key={id}
            screen={screen}
            at={`need ${id}`}
            chosen={row.standing?.needId === id}
            disabled={false}
            onPick={() => dispatch(screen, AT, { type: 'assign-need', ticketId: row.ticketId, needId: id })}
          >
            {texts.pick(text)}
          </Choice>
        ))}
      </div>
      <Refusal screen={screen} at={AT} />
      <CodeLegend screen={screen} />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        <UndoIdentified screen={screen} view={view} row={row} />
        <TakeBack screen={screen} row={row} />
      </SheetActions>
    </SheetFrame>
  );
}

/** A card noticed later does not remove the staff's judgement, nor the judgement the card. */
function identifyCommand(row: WaitingRow, as: IdentificationChoice, possible: boolean, cueId: string): LobbyCommand {
  const identification = {
    tier: as.tier === 'none' ? (row.standing?.tier ?? 'none') : as.tier,
    segment: as.segment ?? row.standing?.segment ?? null,
    confidence: possible ? ('possible' as const) : ('confirmed' as const),
    cueId,
  };
  return { type: 'identify-ticket', ticketId: row.ticketId, identification };
}

/** The last judgement was a mistake: what was known before is known again, within its time. */
function UndoIdentified({ screen, view, row }: Props) {
  const { texts, moment } = screen;
  const { identified } = view;
  if (identified === null || identified.ticketId !== row.ticketId || moment.now.value >= identified.until) return null;
  return (
    <Button
      screen={screen}
      at="undo identification"
      look="filled"
      name={null}
      disabled={false}
      onPress={() => dispatch(screen, AT, { type: 'undo-identification', ticketId: row.ticketId })}
    >
      {texts.t('undoIdentification', { seconds: secondsLeft(identified.until - moment.now.value) })}
    </Button>
  );
}

function TakeBack({ screen, row }: Omit<Props, 'view'>) {
  const { texts } = screen;
  const { ticketId, standing } = row;
  return (
    <>
      {isIdentified(standing) ? (
        <Button
          screen={screen}
          at="revoke"
          look="danger"
          name={null}
          disabled={false}
          onPress={() => dispatch(screen, AT, { type: 'revoke-identification', ticketId })}
        >
          {texts.t('revoke', {})}
        </Button>
      ) : null}
      {standing === null || standing.needId === null ? null : (
        <Button
          screen={screen}
          at="withdraw need"
          look="danger"
          name={null}
          disabled={false}
          onPress={() => dispatch(screen, AT, { type: 'withdraw-need', ticketId })}
        >
          {texts.t('withdrawNeed', {})}
        </Button>
      )}
    </>
  );
}
