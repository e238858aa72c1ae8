import { useEffect, useState } from 'preact/hooks';
import type { DevicesAnswer } from '../../server/contract/people/devices.ts';
import type { PeopleAnswer, StaffPageName } from '../../server/contract/people/people.ts';
import type { LocalText } from '../../server/contract/wire.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { LanguageSwitch } from '../parts/frame/language-switch.tsx';
import { tellAs } from '../parts/sign-in/http.ts';
import { Identity, IdentitySheet, timeText } from '../parts/sign-in/identity.tsx';
import { DeviceList } from './device-list.tsx';
import { ErasureView } from './erasure-view.tsx';
import type { Keeping, Sheet } from './keeping.ts';
import { PeopleList } from './people-list.tsx';
import { Sheets } from './sheets.tsx';
import { TrailView } from './trail-view.tsx';
import type { PeopleTextKey } from './zh.ts';

/** How often the lists are read again while the page is open. */
const READ_EVERY_MS = 5_000;

type Part = 'people' | 'trail' | 'erasure';
const PARTS: readonly (readonly [Part, PeopleTextKey])[] = [
  ['people', 'peopleAndDevices'],
  ['trail', 'trail'],
  ['erasure', 'erasure'],
];

interface Props {
  readonly texts: Texts<PeopleTextKey>;
  readonly page: Extract<StaffPageName, 'administrator' | 'supervisor'>;
}

/** Who may sign in and where everybody is signed in; which devices are paired, and where they are. */
export function PeoplePage({ texts, page }: Props) {
  const [people, setPeople] = useState<PeopleAnswer | null>(null);
  const [devices, setDevices] = useState<DevicesAnswer | null>(null);
  const [trouble, setTrouble] = useState<LocalText | 'lost' | null>(null);
  const [sheet, show] = useState<Sheet | null>(null);
  const [part, setPart] = useState<Part>('people');
  const read = async (): Promise<void> => {
    const [ofPeople, ofDevices] = await Promise.all([
      tellAs<PeopleAnswer>(page, 'GET', '/api/people', null),
      tellAs<DevicesAnswer>(page, 'GET', '/api/devices', null),
    ]);
    if (ofPeople.kind === 'refused') return location.reload();
    if (ofPeople.kind === 'done') setPeople(ofPeople.body);
    if (ofDevices.kind === 'done') setDevices(ofDevices.body);
    setTrouble((before) => (ofPeople.kind === 'lost' ? 'lost' : before === 'lost' ? null : before));
  };
  useEffect(() => {
    void read();
    const reading = setInterval(() => void read(), READ_EVERY_MS);
    return () => clearInterval(reading);
  }, [page]);
  const keeping: Keeping = {
    texts,
    time: (at) => timeText(at, people?.timeZone ?? 'UTC', texts.language.value),
    show,
    ask: async <T,>(method: string, path: string, body: object | null) => {
      const told = await tellAs<T>(page, method, path, body);
      setTrouble(told.kind === 'done' ? null : told.kind === 'lost' ? 'lost' : told.text);
      await read();
      return told;
    },
  };
  return (
    <div class="people-screen">
      <header class="people-top">
        <h1>{texts.t('peopleAndDevices', {})}</h1>
        <span class="space" />
        <LanguageSwitch screen={{ texts }} />
        <Identity screen={{ texts }}>{null}</Identity>
      </header>
      <main>
        <p class="refusal" role="alert">
          {trouble === null ? '' : trouble === 'lost' ? texts.t('noServerAnswer', {}) : texts.pick(trouble)}
        </p>
        <nav class="people-parts" aria-label={texts.t('parts', {})}>
          {PARTS.filter(([name]) => name !== 'erasure' || page === 'supervisor').map(([name, key]) => (
            <button key={name} type="button" class="key" aria-pressed={part === name} data-part={name} onClick={() => setPart(name)}>
              {texts.t(key, {})}
            </button>
          ))}
        </nav>
        {part === 'trail' ? <TrailView texts={texts} page={page} /> : null}
        {part === 'erasure' ? <ErasureView texts={texts} page={page} /> : null}
        {part !== 'people' ? null : (
          <>
            {people === null ? <p aria-busy="true">{texts.t('loading', {})}</p> : <PeopleList keeping={keeping} answer={people} />}
            {devices === null ? null : <DeviceList keeping={keeping} devices={devices.devices} />}
          </>
        )}
      </main>
      <IdentitySheet texts={texts} handover={null} />
      {sheet === null ? null : <Sheets keeping={keeping} sheet={sheet} />}
    </div>
  );
}
