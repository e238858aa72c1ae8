import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { LocalText } from '../../contract/wire.ts';
import type { KeyValueStore } from '../place.ts';
import type { ScreenPlace } from './place.ts';

export const CODE_DIGITS = 8;
/** How often a server that does not answer is asked again. */
const RETRY_MS = 3_000;
const ANSWER_WITHIN_MS = 10_000;

type PairingState =
  /** Asks whether the token from an earlier pairing still works. */
  { readonly name: 'looking'; readonly answered: boolean } | { readonly name: 'entering' } | { readonly name: 'sending' };

interface PairingOutside {
  readonly fetch: typeof fetch;
  readonly store: KeyValueStore;
  /** Leaves this page for another. */
  readonly go: (address: string) => void;
  readonly later: (delayMs: number, act: () => void) => void;
}

/** One screen's way to its token: an earlier one that still works, or a code typed in. */
export class Pairing {
  readonly place: ScreenPlace;
  readonly #outside: PairingOutside;
  readonly #state = signal<PairingState>({ name: 'looking', answered: true });
  readonly #code = signal('');
  readonly #trouble = signal<LocalText | 'lost' | null>(null);

  constructor(place: ScreenPlace, outside: PairingOutside) {
    this.place = place;
    this.#outside = outside;
  }

  get state(): ReadonlySignal<PairingState> {
    return this.#state;
  }

  get code(): ReadonlySignal<string> {
    return this.#code;
  }

  /** Why the last code did not do: the server's words, or that there was no answer; null: nothing is wrong. */
  get trouble(): ReadonlySignal<LocalText | 'lost' | null> {
    return this.#trouble;
  }

  /** A token that works is used without asking anybody: after a power cut every screen comes up by itself. */
  async look(): Promise<void> {
    const { path, audience } = this.place;
    const token = this.#outside.store.getItem(`branch-queue:token:${path}`);
    if (token === null) {
      this.#state.value = { name: 'entering' };
      return;
    }
    const answer = await this.#ask(`/api/views/${audience}`, { headers: { authorization: `Bearer ${token}` } });
    if (answer !== null && answer.status < 500) {
      if (answer.ok) this.#outside.go(path);
      else this.#state.value = { name: 'entering' };
      return;
    }
    this.#state.value = { name: 'looking', answered: false };
    this.#outside.later(RETRY_MS, () => void this.look());
  }

  press(digit: string): void {
    if (this.#state.value.name !== 'entering' || this.#code.value.length >= CODE_DIGITS) return;
    this.#trouble.value = null;
    this.#code.value += digit;
    if (this.#code.value.length === CODE_DIGITS) void this.#send();
  }

  erase(): void {
    this.#code.value = this.#code.value.slice(0, -1);
  }

  clear(): void {
    this.#code.value = '';
  }

  async #send(): Promise<void> {
    this.#state.value = { name: 'sending' };
    const answer = await this.#ask('/api/pair', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: this.#code.value, path: this.place.path }),
    });
    const said = answer === null ? null : ((await answer.json().catch(() => null)) as { token?: string; text?: LocalText } | null);
    if (answer?.ok === true && said?.token !== undefined) {
      this.#outside.go(`${this.place.path}#t=${encodeURIComponent(said.token)}`);
      return;
    }
    this.#trouble.value = said?.text ?? 'lost';
    this.#code.value = '';
    this.#state.value = { name: 'entering' };
  }

  /** null: no answer. */
  async #ask(address: string, request: RequestInit): Promise<Response | null> {
    try {
      return await this.#outside.fetch(address, { ...request, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    } catch {
      return null;
    }
  }
}
