import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Button } from '../../parts/frame/button.tsx';
import { durationWords } from '../../parts/frame/durations.ts';
import { openSheet } from '../../parts/frame/send.ts';
import { deviceWords } from '../../device-words.ts';
import { PRINTER_WORDS } from '../../printer-words.ts';
import { nameOf } from './device-alerts.tsx';
import type { LobbyTexts } from '../lobby-screen.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

const SOUND_STATES: Readonly<Record<LobbyView['sounds'][number]['condition'], LobbyTextKey>> = {
  on: 'soundOn',
  substituted: 'soundSubstituted',
  blocked: 'soundBlocked',
  broken: 'soundBroken',
  unreachable: 'soundUnreachable',
};

interface Row {
  readonly key: string;
  readonly name: string;
  readonly state: string;
  readonly well: boolean;
  readonly since: number;
  /** Of a kiosk, what it gave can be looked at. */
  readonly kioskId: string | null;
}

/** Every device and its state, folded away: a device with a fault has a card above. */
export function DeviceList({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const rows = rowsOf(view, texts);
  if (rows.length === 0) return null;
  const bad = rows.filter(({ well }) => !well).length;
  return (
    <details class="device-list" data-list="devices">
      <summary>
        <b>{texts.t('devices', {})}</b>
        <span class={`chip ${bad === 0 ? 'chip-ok' : 'chip-warn'}`}>
          {bad === 0 ? texts.t('devicesAllWell', { count: rows.length }) : texts.t('devicesSome', { count: rows.length, bad })}
        </span>
      </summary>
      <ul class="rows">
        {rows.map(({ key, name, state, well, since, kioskId }) => (
          <li key={key} data-well={well} data-kiosk={kioskId ?? undefined}>
            <span class="name">
              {name}
              {well ? null : <small>{durationWords(texts, moment.now.value - since)}</small>}
            </span>
            <span class={`chip ${well ? '' : 'chip-warn'}`}>{state}</span>
            {kioskId === null ? null : (
              <Button
                screen={screen}
                at={`kiosk ${kioskId}`}
                look="plain"
                name={null}
                disabled={false}
                onPress={() => openSheet(screen, { kind: 'kiosk', kioskId })}
              >
                {texts.t('kioskOpen', {})}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Devices with a fault first; then kiosks, printers, voices, and the agents' devices. */
function rowsOf(view: LobbyView, texts: LobbyTexts): readonly Row[] {
  const { printers, sounds, devices } = view;
  const rows = [
    ...view.kiosks.map((row) => kioskRow(view, row, texts)),
    ...printers.map(({ printerId, name, condition, since }) => ({
      key: `printer ${printerId}`,
      name: texts.pick(name),
      state: texts.pick(PRINTER_WORDS[condition].state),
      well: condition === 'ready',
      since,
      kioskId: null,
    })),
    ...sounds.map(({ wallId, name, condition, since }) => ({
      key: `voice ${wallId}`,
      name: `${texts.pick(name)} · ${texts.t('voice', {})}`,
      state: texts.t(SOUND_STATES[condition], {}),
      well: condition === 'on',
      since,
      kioskId: null,
    })),
    ...devices.map((row) => ({
      key: `device ${row.key}`,
      name: nameOf(row, texts),
      state: texts.pick(deviceWords(row).state),
      well: row.state === 'ok',
      since: row.since,
      kioskId: null,
    })),
  ];
  return rows.sort((one, other) => Number(one.well) - Number(other.well));
}

function kioskRow({ alarms, day }: LobbyView, { kioskId, name }: LobbyView['kiosks'][number], texts: LobbyTexts): Row {
  const alarm = alarms.find(({ kiosk }) => kiosk?.kioskId === kioskId);
  const state = alarm === undefined ? 'kioskWell' : alarm.kind === 'kiosk-doubled' ? 'kioskDoubled' : 'kioskLimited';
  return {
    key: `kiosk ${kioskId}`,
    name: texts.pick(name),
    state: texts.t(state, {}),
    well: alarm === undefined,
    since: alarm?.since ?? day?.openedAt ?? 0,
    kioskId,
  };
}
