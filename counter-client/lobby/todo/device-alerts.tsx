import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Icon, wrenchIcon } from '../../../server/web/icons.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import type { DeviceRow } from '../../device-words.ts';
import { DEVICE_KINDS, deviceWords } from '../../device-words.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTexts } from '../lobby-screen.ts';

/** Devices with one cause: a cable that was pulled silences everything on it, and that is one thing to do. */
interface Trouble {
  readonly key: string;
  readonly first: DeviceRow;
  readonly count: number;
  readonly since: number;
}

/** Faults of boards, pads, readers and the look-up, one entry for each cause. */
export function devicesInTrouble(view: LobbyView): readonly Trouble[] {
  const causes = new Map<string, Trouble>();
  for (const row of view.devices) {
    if (row.state === 'ok') continue;
    const key = `${row.condition} ${causeOf(row)}`;
    const known = causes.get(key);
    if (known === undefined) causes.set(key, { key, first: row, count: 1, since: row.since });
    else causes.set(key, { ...known, count: known.count + 1, since: Math.min(known.since, row.since) });
  }
  return [...causes.values()];
}

/** Of "agent/line/device": a lost agent takes all its devices along, a lost line all of its own; what else is wrong is one device's. */
function causeOf({ key, condition }: DeviceRow): string {
  const [agent = '', line = ''] = key.split('/');
  if (condition === 'unreachable') return agent;
  return condition.startsWith('port-') || condition === 'no-permission' || condition === 'wrong-baud' ? `${agent}/${line}` : key;
}

export function DeviceAlerts({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return devicesInTrouble(view).map(({ key, first, count, since }) => (
    <article key={key} class="card card-printer card-soon" data-device={first.key} data-condition={first.condition}>
      <div class="card-top">
        <Icon drawing={wrenchIcon} size="28px" />
        <div>
          <h3>{count === 1 ? nameOf(first, texts) : texts.t('devicesMore', { first: nameOf(first, texts), count })}</h3>
          <p class="what-to-do">{texts.pick(deviceWords(first).whatToDo)}</p>
          <p class="hint">{durationWords(texts, moment.now.value - since)}</p>
        </div>
      </div>
    </article>
  ));
}

export function nameOf({ kind, place }: DeviceRow, texts: LobbyTexts): string {
  const separator = texts.language.value === 'en' ? ' · ' : ' ';
  return kind === 'directory' ? texts.pick(DEVICE_KINDS.directory) : `${texts.pick(place)}${separator}${texts.pick(DEVICE_KINDS[kind])}`;
}
