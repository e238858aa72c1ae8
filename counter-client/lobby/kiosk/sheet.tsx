import { useState } from 'preact/hooks';
import { Button } from '../../parts/frame/button.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { clockTime } from '../../parts/running-time.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';
import { countSince, sincesOf } from './since.ts';

const REASONS: readonly LobbyTextKey[] = ['kioskReasonPressed', 'kioskReasonFault', 'kioskReasonStranger', 'kioskReasonOther'];

interface Props extends PageProps {
  readonly kioskId: string;
}

/** What a kiosk gave, by time: the lobby lets the kiosk go on, or voids what nobody took. Stays open, and says what was done. */
export function KioskSheet({ screen, view, kioskId }: Props) {
  const { texts, moment } = screen;
  /* The times offered stay while the sheet is open: what is about to be pressed does not move. */
  const [openedAt] = useState(() => moment.now.peek());
  const [chosen, setChosen] = useState<number | null>(null);
  const [reason, setReason] = useState<LobbyTextKey | null>(null);
  const row = view.kiosks.find((one) => one.kioskId === kioskId);
  if (row === undefined) return null;
  const sinces = sincesOf(view.day?.openedAt ?? 0, openedAt);
  const since = chosen ?? sinces[0]?.at ?? 0;
  const { voidable, kept, atLeast } = countSince(row, since);
  const count = atLeast ? texts.t('kioskAtLeast', { count: voidable }) : String(voidable);
  const at = `void ${kioskId}`;
  const send = (): void => {
    if (reason === null) return;
    ask(screen, at, { type: 'void-kiosk-numbers', kioskId, since, reason: texts.t(reason, {}) }, () => setReason(null));
  };
  return (
    <SheetFrame screen={screen} title={texts.t('kioskTitle', { kiosk: texts.pick(row.name) })}>
      <Release screen={screen} view={view} kioskId={kioskId} />
      <h3 class="group">{texts.t('kioskSince', {})}</h3>
      <div class="choices" role="group" aria-label={texts.t('kioskSince', {})}>
        {sinces.map(({ at: from, isOpening }) => (
          <Choice key={from} screen={screen} at={`since ${from}`} chosen={from === since} disabled={false} onPick={() => setChosen(from)}>
            {isOpening ? texts.t('kioskSinceOpening', {}) : texts.t('kioskSinceTime', { time: clockTime(from, view.timeZone, false) })}
          </Choice>
        ))}
      </div>
      <p data-will-void>{voidable === 0 ? texts.t('kioskNothing', {}) : texts.t('kioskWillVoid', { count })}</p>
      {kept === 0 ? null : <p data-kept>{texts.t('kioskKept', { count: kept })}</p>}
      <h3 class="group">{texts.t('kioskReason', {})}</h3>
      <div class="choices" role="group" aria-label={texts.t('kioskReason', {})}>
        {REASONS.map((key) => (
          <Choice key={key} screen={screen} at={key} chosen={key === reason} disabled={false} onPick={() => setReason(key)}>
            {texts.t(key, {})}
          </Choice>
        ))}
      </div>
      <p>{texts.t('kioskTold', {})}</p>
      <Done screen={screen} view={view} kioskId={kioskId} />
      <Refusal screen={screen} at={at} />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        <Button screen={screen} at={at} look="danger" name={null} disabled={voidable === 0 || reason === null} onPress={send}>
          {texts.t('kioskVoid', { count })}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}

/** Only while the kiosk has stopped. */
function Release({ screen, view, kioskId }: Props) {
  const { texts } = screen;
  const at = `release ${kioskId}`;
  if (!view.alarms.some(({ kind, kiosk }) => kind === 'kiosk-limit' && kiosk?.kioskId === kioskId)) return null;
  return (
    <div class="kiosk-release">
      <p>{texts.t('kioskRush', {})}</p>
      <Button
        screen={screen}
        at={at}
        look="filled"
        name={null}
        disabled={false}
        onPress={() => ask(screen, at, { type: 'release-kiosk', kioskId }, () => undefined)}
      >
        {texts.t('kioskRelease', {})}
      </Button>
      <Refusal screen={screen} at={at} />
    </div>
  );
}

/** The last voiding of this kiosk today. */
function Done({ screen: { texts }, view, kioskId }: Props) {
  const voiding = view.kiosks.find((one) => one.kioskId === kioskId)?.voiding ?? null;
  if (voiding === null) return null;
  const { at, staffName: name, voided: count, kept } = voiding;
  return (
    <p class="banner" role="status" data-voided>
      {texts.t('kioskVoided', { time: clockTime(at, view.timeZone, false), name, count, kept })}
    </p>
  );
}
