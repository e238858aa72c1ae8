import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { MeAnswer, ProviderBegun, ProviderOffered, ProviderSignedIn } from '../../../server/contract/people/people.ts';
import type { LocalText } from '../../../server/contract/wire.ts';
import { tell } from './http.ts';
import type { Told } from './http.ts';

/** Where a person stands before a page. */
export type DoorState =
  | { readonly name: 'checking' }
  /** The device is not paired. */
  | { readonly name: 'device' }
  | { readonly name: 'sign-in' }
  /** first: the code makes the branch's first administrator. */
  | { readonly name: 'set-up'; readonly first: boolean }
  /** Signed in; whether as somebody who has this page, the page knows. */
  | { readonly name: 'inside'; readonly me: MeAnswer }
  /** The server says nothing about people: the page keeps to what it was refused with. */
  | { readonly name: 'shut' };

interface NewSecret {
  readonly code: string;
  readonly secret: string;
  /** Of the first administrator; null: the code says whose it is. */
  readonly staffNumber: string | null;
  readonly name: string | null;
}

export interface Door {
  readonly state: ReadonlySignal<DoorState>;
  /** What was wrong with the last try; "lost": no answer; null: nothing. */
  readonly trouble: ReadonlySignal<LocalText | 'lost' | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** Whether the bank's own account signs in here too. */
  readonly isProviderOffered: ReadonlySignal<boolean>;
  /** Asks who is signed in here. */
  look(): Promise<void>;
  show(state: DoorState): void;
  pair(code: string): Promise<void>;
  signIn(staffNumber: string, secret: string): Promise<void>;
  setUp(chosen: NewSecret): Promise<void>;
  /** Asks whether the bank's own account signs in here. */
  askProvider(): Promise<void>;
  /** Goes to the bank's sign-in; the browser comes back to the page it left. What waits there is kept by the tab. */
  goToProvider(): Promise<void>;
  /** Hands in what the browser came back from the bank's sign-in with. */
  takeProviderAnswer(answer: string): Promise<void>;
}

/** @param entered called whenever somebody has just signed in */
export function createDoor(entered: (me: MeAnswer) => void): Door {
  const state = signal<DoorState>({ name: 'checking' });
  const trouble = signal<LocalText | 'lost' | null>(null);
  const busy = signal(false);
  const isProviderOffered = signal(false);

  async function once<T>(asking: () => Promise<Told<T>>, done: (body: T) => void): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    const told = await asking();
    busy.value = false;
    if (told.kind === 'done') return done(told.body);
    trouble.value = told.kind === 'lost' ? 'lost' : told.text;
    if (told.kind === 'refused' && told.code === 'device-not-enrolled') state.value = { name: 'device' };
  }

  const enter = (me: MeAnswer): void => {
    state.value = { name: 'inside', me };
    entered(me);
  };

  return {
    state,
    trouble,
    busy,
    isProviderOffered,
    look: async () => {
      const told = await tell<MeAnswer>('GET', '/api/me', null);
      if (told.kind === 'done') state.value = { name: 'inside', me: told.body };
      else if (told.kind === 'lost') state.value = { name: 'shut' };
      else state.value = told.code === 'device-not-enrolled' ? { name: 'device' } : { name: 'sign-in' };
    },
    show: (next) => {
      trouble.value = null;
      state.value = next;
    },
    pair: (code) =>
      once(
        () => tell('POST', '/api/pair', { code, path: '/counter/sign-in' }),
        () => {
          state.value = { name: 'sign-in' };
        },
      ),
    signIn: (staffNumber, secret) =>
      once(() => tell<MeAnswer>('POST', '/api/sign-in', { staffNumber, secret, counterHandedOver: null }), enter),
    setUp: (chosen) => once(() => tell<MeAnswer>('POST', '/api/set-up', chosen), enter),
    askProvider: async () => {
      const told = await tell<ProviderOffered>('GET', '/api/sign-in/provider', null);
      isProviderOffered.value = told.kind === 'done' && told.body.isOffered;
    },
    goToProvider: () =>
      once(
        () => tell<ProviderBegun>('POST', '/api/sign-in/provider', { page: location.pathname.replace(/\/$/, '') }),
        ({ address }) => location.assign(address),
      ),
    takeProviderAnswer: async (answer) => {
      await once(
        () => tell<ProviderSignedIn>('POST', '/api/sign-in/provider/answer', { answer }),
        ({ page }) => location.replace(page),
      );
      if (trouble.value !== null && state.value.name === 'checking') state.value = { name: 'sign-in' };
    },
  };
}
