import type { DeviceShown } from '../../server/contract/people/devices.ts';
import type { Keeping } from './keeping.ts';
import { TableHead } from './table-head.tsx';
import type { PeopleTextKey } from './zh.ts';

export const KIND_WORDS: { readonly [kind in DeviceShown['kind']]: PeopleTextKey } = {
  workstation: 'kindWorkstation',
  kiosk: 'kindKiosk',
  wall: 'kindWall',
  counter: 'kindCounter',
  rating: 'kindRating',
  agent: 'kindAgent',
};

interface Props {
  readonly keeping: Keeping;
  readonly devices: readonly DeviceShown[];
}

export function DeviceList({ keeping, devices }: Props) {
  const { texts, show } = keeping;
  return (
    <section>
      <div class="people-head">
        <h2>{texts.t('devices', {})}</h2>
        <button type="button" class="key key-filled" data-act="pair" onClick={() => show({ kind: 'pair' })}>
          {texts.t('newDevice', {})}
        </button>
      </div>
      {devices.some(({ places }) => places > 1) ? <p class="chip chip-bad twice">{texts.t('usedTwiceHint', {})}</p> : null}
      <table>
        <TableHead texts={texts} columns={['device', 'kind', 'lastSeen', 'signedInWhere']} hasActs />
        <tbody>
          {devices.map((device) => (
            <DeviceRow key={device.token} keeping={keeping} device={device} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DeviceRow({ keeping, device }: { readonly keeping: Keeping; readonly device: DeviceShown }) {
  const { texts, show } = keeping;
  return (
    <tr data-device={device.token}>
      <th scope="row">{device.name}</th>
      <td>
        {texts.t(KIND_WORDS[device.kind], {})} <code>{device.id}</code>
      </td>
      <td>
        <Seen keeping={keeping} device={device} />
      </td>
      <td>{device.people.join(' · ')}</td>
      <td>
        <div class="acts">
          <button type="button" class="quiet" data-act="rename" onClick={() => show({ kind: 'rename', device })}>
            {texts.t('rename', {})}
          </button>
          <button type="button" class="quiet" data-act="revoke" onClick={() => show({ kind: 'revoke', device })}>
            {texts.t('revoke', {})}
          </button>
        </div>
      </td>
    </tr>
  );
}

function Seen({ keeping: { texts, time }, device }: { readonly keeping: Keeping; readonly device: DeviceShown }) {
  const { lastSeenAt, address, isOnline, places } = device;
  if (lastSeenAt === null) return <>{texts.t('neverSeen', {})}</>;
  return (
    <>
      {isOnline ? <span class="chip chip-ok">{texts.t('online', {})}</span> : time(lastSeenAt)} {address}
      {places > 1 ? <span class="chip chip-bad">{texts.t('usedTwice', { count: places })}</span> : null}
    </>
  );
}
