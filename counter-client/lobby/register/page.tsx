import { useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { IdentificationChoice } from '../../parts/standing-codes.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import { FindForm } from '../referral/find-form.tsx';
import { ask, openSheet } from '../hall-desk.ts';
import type { HallDesk, Receipt } from '../hall-desk.ts';
import { RegisterDetails } from './details.tsx';
import { AppointmentList, toComeToday } from '../appointment/list.tsx';
import { SlipChoices } from '../queues/slip-choices.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
}

/** What has been chosen for the customer who stands here. */
export interface Draft {
  readonly serviceId: string | null;
  readonly as: IdentificationChoice | null;
  readonly possible: boolean;
  readonly cueId: string | null;
  readonly needId: string | null;
  readonly appointmentAt: number | null;
  /** null: no slip. */
  readonly printerId: string | null;
}

const EMPTY: Draft = { serviceId: null, as: null, possible: false, cueId: null, needId: null, appointmentAt: null, printerId: null };
const AT = 'register';

type Mode = 'number' | 'find' | 'appointments';

/** A number for who comes in, a guest whom the lobby manager has found, or who is expected; the choice stays while the page is open. */
export function RegisterPage({ desk, view }: Props) {
  const { texts, moment } = desk;
  const [mode, setMode] = useState<Mode>('number');
  const count = toComeToday(view, moment.now.value);
  const modes: readonly (readonly [Mode, string])[] = [
    ['number', texts.t('registerNumber', {})],
    ['find', texts.t('findGuest', {})],
    ['appointments', count === 0 ? texts.t('apptMode', {}) : texts.t('apptModeCount', { count })],
  ];
  return (
    <>
      <h2 class="section-title">{texts.t('registerTitle', {})}</h2>
      <div class="modes modes-three" role="group" aria-label={texts.t('registerWhat', {})}>
        {modes.map(([one, words]) => (
          <Choice key={one} desk={desk} name={`mode ${one}`} chosen={mode === one} disabled={false} onPick={() => setMode(one)}>
            {words}
          </Choice>
        ))}
      </div>
      {mode === 'find' ? (
        <div class="register" data-find>
          <h3 class="group">{texts.t('findTitle', {})}</h3>
          <FindForm desk={desk} view={view} ticketId={null} />
        </div>
      ) : mode === 'appointments' ? (
        <AppointmentList desk={desk} view={view} />
      ) : (
        <NumberForm desk={desk} view={view} />
      )}
    </>
  );
}

/** A number for who stands before the lobby manager: this page, the service, the button. All else may stay empty. */
function NumberForm({ desk, view }: Props) {
  const { texts } = desk;
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [done, setDone] = useState<Extract<Receipt, { kind: 'ticket' }> | null>(null);
  const service = view.queues.find(({ serviceId }) => serviceId === draft.serviceId);
  const why = service === undefined ? 'registerChooseService' : draft.as !== null && draft.cueId === null ? 'registerChooseCue' : null;
  const change = (part: Partial<Draft>): void => {
    setDone(null);
    setDraft({ ...draft, ...part });
  };
  const send = (): void => {
    if (draft.serviceId === null) return;
    const { serviceId, needId, appointmentAt, printerId } = draft;
    const language = texts.language.peek();
    const identification = identificationOf(draft);
    ask(desk, AT, { type: 'register-walk-in', serviceId, language, identification, needId, appointmentAt, printerId }, (receipt) => {
      if (receipt.kind !== 'ticket') return;
      setDone(receipt);
      setDraft({ ...EMPTY, printerId });
    });
  };
  return (
    <div class="register" data-register={why ?? 'ready'}>
      <h3 class="group">{texts.t('registerService', {})}</h3>
      <div class="choices" role="group" aria-label={texts.t('registerService', {})}>
        {view.queues.map(({ serviceId, prefix, name, total }) => (
          <Choice
            key={serviceId}
            desk={desk}
            name={`service ${serviceId}`}
            chosen={draft.serviceId === serviceId}
            disabled={false}
            onPick={() => change({ serviceId })}
          >
            {prefix} {texts.pick(name)} <small>{texts.t('queueWaiting', { count: total })}</small>
          </Choice>
        ))}
      </div>
      <SlipChoices desk={desk} view={view} printerId={draft.printerId} onPick={(printerId) => change({ printerId })} />
      <Refusal desk={desk} at={AT} />
      <p role="status" class={done === null ? 'hint' : 'registered'} data-registered={done?.number ?? ''}>
        {done === null ? texts.t(why ?? 'registerReady', {}) : registeredWords(desk, done)}
      </p>
      <div class="register-actions">
        <Button desk={desk} at={AT} look="filled" name={null} disabled={why !== null} onPress={send}>
          {texts.t('registerSend', {})}
        </Button>
        <Button
          desk={desk}
          at="register arrange"
          look="plain"
          name={null}
          disabled={service === undefined}
          onPress={() => {
            if (service === undefined) return;
            openSheet(desk, { kind: 'arrange', guest: { kind: 'walk-in', serviceId: service.serviceId, serviceName: service.name } });
          }}
        >
          {texts.t('registerDirect', {})}
        </Button>
      </div>
      <RegisterDetails desk={desk} view={view} draft={draft} onChange={change} />
    </div>
  );
}

function identificationOf({ as, possible, cueId }: Draft) {
  if (as === null || cueId === null) return null;
  return { tier: as.tier, segment: as.segment, confidence: possible ? ('possible' as const) : ('confirmed' as const), cueId };
}

function registeredWords({ texts }: HallDesk, { number, ahead, slip }: Extract<Receipt, { kind: 'ticket' }>): string {
  return `${texts.t('registered', { number, count: ahead })} · ${texts.t(slip === 'printing' ? 'registeredSlip' : 'registeredNoSlip', {})}`;
}
