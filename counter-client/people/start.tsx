import { render } from 'preact';
import '../parts/style.ts';
import '../parts/frame/style.ts';
import './people.css';
import { createTexts } from '../../server/web/i18n.ts';
import { browserPlace } from '../../server/web/place.ts';
import { keepLanguage } from '../parts/frame/page-language.ts';
import { createDoor } from '../parts/sign-in/door.ts';
import { DoorPage } from '../parts/sign-in/door-page.tsx';
import { peopleEn } from './en.ts';
import { PeoplePage } from './people-page.tsx';
import { peopleZh } from './zh.ts';

/** The fragment in the address that the server's terminal prints for the first administrator. */
const SET_UP_FRAGMENT = '#set-up';

/** Puts the sign-in page, or that of people and devices, into `root`; once a page. */
export function start(root: HTMLElement): void {
  const isFirstRun = location.hash === SET_UP_FRAGMENT;
  const answer = takeAnswer();
  // Takes a token out of the address, as a screen's connection does.
  browserPlace('');
  const texts = createTexts<typeof peopleZh>(peopleZh, peopleEn);
  keepLanguage('people', texts, () => texts.t(location.pathname === '/counter/people' ? 'peopleAndDevices' : 'signInTitle', {}));
  const door = createDoor(() => undefined);
  if (isFirstRun) door.show({ name: 'set-up', first: true });
  else if (answer !== null) void door.takeProviderAnswer(answer);
  else void door.look();
  render(<Page door={door} texts={texts} />, root);
}

/** What the browser came back from the bank's sign-in with, taken out of the address, so that it is neither seen nor bookmarked; null: nothing. */
function takeAnswer(): string | null {
  const answer = location.search.replace(/^\?/, '');
  if (location.pathname !== '/counter/sign-in' || answer === '') return null;
  history.replaceState(null, '', location.pathname);
  const given = new URLSearchParams(answer);
  return given.has('code') || given.has('error') ? answer : null;
}

function Page({ door, texts }: Pick<Parameters<typeof PeoplePage>[0], 'texts'> & { readonly door: ReturnType<typeof createDoor> }) {
  const state = door.state.value;
  const pages = state.name === 'inside' ? state.me.pages : [];
  const page = (['administrator', 'supervisor'] as const).find((name) => pages.includes(name));
  if (location.pathname !== '/counter/people' || page === undefined) return <DoorPage door={door} texts={texts} keptActs={null} />;
  return <PeoplePage texts={texts} page={page} />;
}
