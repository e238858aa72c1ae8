import { useState } from 'preact/hooks';
import type { LobbyCommand, LobbyView } from '../../../server/contract/lobby.ts';
import type { IdentificationChoice } from '../../parts/standing-codes.ts';
import { codesOf, isIdentified } from '../../parts/standing-codes.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import { CodeChoices, CodeLegend } from './code-choices.tsx';
import { dispatch } from '../hall-desk.ts';
import type { HallDesk, WaitingRow } from '../hall-desk.ts';
import { SheetActions, SheetFrame } from '../sheets.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  readonly row: WaitingRow;
}

const AT = 'identify';

/** What the lobby has seen of a waiting customer: a code and why, or a need; the line follows at once and silently. */
export function IdentifySheet({ desk, view, row }: Props) {
  const { texts } = desk;
  const [as, setAs] = useState<IdentificationChoice | null>(null);
  const [possible, setPossible] = useState(false);
  const codes = codesOf(row.standing);
  const identify = (cueId: string): void => {
    if (as !== null) dispatch(desk, AT, identifyCommand(row, as, possible, cueId));
  };
  return (
    <SheetFrame desk={desk} title={texts.t('identifyTitle', { number: row.number })}>
      {codes.length === 0 ? null : <p>{texts.t('identifyNow', { codes: codes.join(' · ') })}</p>}
      <h3 class="group">{texts.t('identifyAs', {})}</h3>
      <CodeChoices desk={desk} chosen={as} onPick={setAs} possible={possible} onPossible={setPossible} />
      <h3 class="group">{texts.t('identifyCue', {})}</h3>
      {as === null ? <p class="hint">{texts.t('identifyChooseCode', {})}</p> : null}
      <div class="choices choices-small" role="group" aria-label={texts.t('identifyCue', {})}>
        {view.cues.map(({ id, text }) => (
          <Choice key={id} desk={desk} name={`cue ${id}`} chosen={false} disabled={as === null} onPick={() => identify(id)}>
            {texts.pick(text)}
          </Choice>
        ))}
      </div>
      <h3 class="group">{texts.t('identifyNeed', {})}</h3>
      <div class="choices choices-small" role="group" aria-label={texts.t('identifyNeed', {})}>
        {view.needs.map(({ id, text }) => (
          <Choice
            key={id}
            desk={desk}
            name={`need ${id}`}
            chosen={row.standing?.needId === id}
            disabled={false}
            onPick={() => dispatch(desk, AT, { type: 'assign-need', ticketId: row.ticketId, needId: id })}
          >
            {texts.pick(text)}
          </Choice>
        ))}
      </div>
      <Refusal desk={desk} at={AT} />
      <CodeLegend desk={desk} />
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        <TakeBack desk={desk} row={row} />
      </SheetActions>
    </SheetFrame>
  );
}

/** A card found out later does not unsay what staff have judged, and the other way round. */
function identifyCommand(row: WaitingRow, as: IdentificationChoice, possible: boolean, cueId: string): LobbyCommand {
  const identification = {
    tier: as.tier === 'none' ? (row.standing?.tier ?? 'none') : as.tier,
    segment: as.segment ?? row.standing?.segment ?? null,
    confidence: possible ? ('possible' as const) : ('confirmed' as const),
    cueId,
  };
  return { type: 'identify-ticket', ticketId: row.ticketId, identification };
}

function TakeBack({ desk, row }: Omit<Props, 'view'>) {
  const { texts } = desk;
  const { ticketId, standing } = row;
  return (
    <>
      {isIdentified(standing) ? (
        <Button
          desk={desk}
          at="revoke"
          look="danger"
          name={null}
          disabled={false}
          onPress={() => dispatch(desk, AT, { type: 'revoke-identification', ticketId })}
        >
          {texts.t('revoke', {})}
        </Button>
      ) : null}
      {standing === null || standing.needId === null ? null : (
        <Button
          desk={desk}
          at="withdraw need"
          look="danger"
          name={null}
          disabled={false}
          onPress={() => dispatch(desk, AT, { type: 'withdraw-need', ticketId })}
        >
          {texts.t('withdrawNeed', {})}
        </Button>
      )}
    </>
  );
}
