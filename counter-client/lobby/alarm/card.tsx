import type { AlarmRow } from '../../../server/contract/alarm.ts';
import { clockIcon, Icon } from '../../../server/web/icons.ts';
import { alarmFacts, alarmRemedy, alarmStand, alarmTitle } from '../../parts/alarm/words.ts';
import { Button } from '../../parts/frame/button.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import { ageLevel } from '../todo/help-card.tsx';

interface Props {
  readonly screen: LobbyScreen;
  readonly row: AlarmRow;
}

/** Time passes and nobody acts: what is wrong, for how long, and what would mend it. */
export function AlarmCard({ screen, row }: Props) {
  const { texts, moment } = screen;
  const { alarmId, kind, escalation } = row;
  const now = moment.now.value;
  const level = ageLevel(now - row.raisedAt);
  const at = `alarm ${alarmId}`;
  return (
    <article class={`card card-${level}`} data-alarm={alarmId} data-kind={kind} data-level={level}>
      <AlarmWords screen={screen} row={row} />
      <p class="what-to-do">{alarmRemedy(texts, row)}</p>
      <AtKiosk screen={screen} row={row} />
      <div class="card-foot">
        <span class={`chip ${escalation === null ? 'chip-warn' : 'chip-bad'}`}>{alarmStand(texts, row)}</span>
        <CommandButton screen={screen} at={at} look="filled" command={{ type: 'acknowledge-alarm', alarmId }}>
          {texts.t('alarmAcknowledge', {})}
        </CommandButton>
      </div>
      <Refusal screen={screen} at={at} />
    </article>
  );
}

/** Somebody sees to it; it goes away by itself. */
export function HandledAlarm({ screen, row }: Props) {
  const { texts } = screen;
  return (
    <article class="card card-handled" data-alarm={row.alarmId} data-kind={row.kind} data-level="handled">
      <AlarmWords screen={screen} row={row} />
      <p class="what-to-do">{alarmRemedy(texts, row)}</p>
      <AtKiosk screen={screen} row={row} />
      <span class="chip chip-ok">{alarmStand(texts, row)}</span>
    </article>
  );
}

/** What is to be decided of a kiosk: also once somebody has said that he goes. */
function AtKiosk({ screen, row: { alarmId, kiosk } }: Props) {
  if (kiosk === null) return null;
  const { kioskId } = kiosk;
  return (
    <Button
      screen={screen}
      at={`kiosk of ${alarmId}`}
      look="plain"
      name={null}
      disabled={false}
      onPress={() => openSheet(screen, { kind: 'kiosk', kioskId })}
    >
      {screen.texts.t('kioskOpen', {})}
    </Button>
  );
}

function AlarmWords({ screen: { texts, moment }, row }: Props) {
  return (
    <div class="card-top">
      <Icon drawing={clockIcon} size="28px" />
      <div>
        <h3>{alarmTitle(texts, row)}</h3>
        <p>{alarmFacts(texts, row, moment.now.value)}</p>
      </div>
    </div>
  );
}
