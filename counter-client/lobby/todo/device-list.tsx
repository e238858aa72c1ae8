import type { LobbyView } from '../../../server/contract/lobby.ts';
import { durationWords } from '../../parts/frame/durations.ts';
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
        {rows.map(({ key, name, state, well, since }) => (
          <li key={key} data-well={well}>
            <span class="name">
              {name}
              {well ? null : <small>{durationWords(texts, moment.now.value - since)}</small>}
            </span>
            <span class={`chip ${well ? '' : 'chip-warn'}`}>{state}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Devices with a fault first; then printers, voices, and the agents' devices. */
function rowsOf({ printers, sounds, devices }: LobbyView, texts: LobbyTexts): readonly Row[] {
  const rows = [
    ...printers.map(({ printerId, name, condition, since }) => ({
      key: `printer ${printerId}`,
      name: texts.pick(name),
      state: texts.pick(PRINTER_WORDS[condition].state),
      well: condition === 'ready',
      since,
    })),
    ...sounds.map(({ wallId, name, condition, since }) => ({
      key: `voice ${wallId}`,
      name: `${texts.pick(name)} · ${texts.t('voice', {})}`,
      state: texts.t(SOUND_STATES[condition], {}),
      well: condition === 'on',
      since,
    })),
    ...devices.map((row) => ({
      key: `device ${row.key}`,
      name: nameOf(row, texts),
      state: texts.pick(deviceWords(row).state),
      well: row.state === 'ok',
      since: row.since,
    })),
  ];
  return rows.sort((one, other) => Number(one.well) - Number(other.well));
}
