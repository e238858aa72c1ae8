import { useState } from 'preact/hooks';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask, openSheet } from '../../parts/frame/send.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import { FindForm } from '../referral/find-form.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { Receipt } from '../../parts/frame/send.ts';
import { RegisterDetails } from './details.tsx';
import type { RegisterDraft } from './draft.ts';
import { AppointmentList, toComeToday } from '../appointment/list.tsx';
import type { PageProps } from '../page-props.ts';
import { SlipChoices } from '../queues/slip-choices.tsx';

const EMPTY: RegisterDraft = {
  serviceId: null,
  as: null,
  possible: false,
  cueId: null,
  needId: null,
  appointmentAt: null,
  printerId: null,
};
const AT = 'register';

type Mode = 'number' | 'find' | 'appointments';

/** Registers a customer who comes in, a guest found in the lobby, or a visitor with an appointment. The choice stays while the page is open. */
export function RegisterPage({ screen, view }: PageProps) {
  const { texts, moment } = screen;
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
          <Choice key={one} screen={screen} at={`mode ${one}`} chosen={mode === one} disabled={false} onPick={() => setMode(one)}>
            {words}
          </Choice>
        ))}
      </div>
      {mode === 'find' ? (
        <div class="register" data-find>
          <h3 class="group">{texts.t('findTitle', {})}</h3>
          <FindForm screen={screen} view={view} ticketId={null} />
        </div>
      ) : mode === 'appointments' ? (
        <AppointmentList screen={screen} view={view} />
      ) : (
        <NumberForm screen={screen} view={view} />
      )}
    </>
  );
}

/** A number for the customer at hand: open this page, choose the service, press the button. Everything else may stay empty. */
function NumberForm({ screen, view }: PageProps) {
  const { texts } = screen;
  const [draft, setDraft] = useState<RegisterDraft>(EMPTY);
  const [done, setDone] = useState<Extract<Receipt, { kind: 'ticket' }> | null>(null);
  const service = view.queues.find(({ serviceId }) => serviceId === draft.serviceId);
  const why = service === undefined ? 'registerChooseService' : draft.as !== null && draft.cueId === null ? 'registerChooseCue' : null;
  const change = (part: Partial<RegisterDraft>): void => {
    setDone(null);
    setDraft({ ...draft, ...part });
  };
  const send = (): void => {
    if (draft.serviceId === null) return;
    const { serviceId, needId, appointmentAt, printerId } = draft;
    const language = texts.language.peek();
    const identification = identificationOf(draft);
    ask(screen, AT, { type: 'register-walk-in', serviceId, language, identification, needId, appointmentAt, printerId }, (receipt) => {
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
            screen={screen}
            at={`service ${serviceId}`}
            chosen={draft.serviceId === serviceId}
            disabled={false}
            onPick={() => change({ serviceId })}
          >
            {prefix} {texts.pick(name)} <small>{texts.t('queueWaiting', { count: total })}</small>
          </Choice>
        ))}
      </div>
      <SlipChoices screen={screen} view={view} printerId={draft.printerId} onPick={(printerId) => change({ printerId })} />
      <Refusal screen={screen} at={AT} />
      <p role="status" class={done === null ? 'hint' : 'registered'} data-registered={done?.number ?? ''}>
        {done === null ? texts.t(why ?? 'registerReady', {}) : registeredWords(screen, done)}
      </p>
      <div class="register-actions">
        <Button screen={screen} at={AT} look="filled" name={null} disabled={why !== null} onPress={send}>
          {texts.t('registerSend', {})}
        </Button>
        <Button
          screen={screen}
          at="register arrange"
          look="plain"
          name={null}
          disabled={service === undefined}
          onPress={() => {
            if (service === undefined) return;
            openSheet(screen, { kind: 'arrange', guest: { kind: 'walk-in', serviceId: service.serviceId, serviceName: service.name } });
          }}
        >
          {texts.t('registerDirect', {})}
        </Button>
      </div>
      <RegisterDetails screen={screen} view={view} draft={draft} onChange={change} />
    </div>
  );
}

function identificationOf({ as, possible, cueId }: RegisterDraft) {
  if (as === null || cueId === null) return null;
  return { tier: as.tier, segment: as.segment, confidence: possible ? ('possible' as const) : ('confirmed' as const), cueId };
}

function registeredWords({ texts }: LobbyScreen, { number, ahead, slip }: Extract<Receipt, { kind: 'ticket' }>): string {
  return `${texts.t('registered', { number, count: ahead })} · ${texts.t(slip === 'printing' ? 'registeredSlip' : 'registeredNoSlip', {})}`;
}
