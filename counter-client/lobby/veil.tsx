import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { HallDesk } from './hall-desk.ts';

/** The tablet is carried among customers: names and reasons can be hidden until somebody touches them. */
export interface Veil {
  readonly on: Signal<boolean>;
  /** What is shown for a moment although the veil is down; null: nothing. */
  readonly lifted: Signal<string | null>;
}

const VEIL_AT = 'branch-queue:lobby-veil';
/** Long enough to read a name twice, short enough to forget about. */
export const LIFTED_FOR_MS = 8_000;

export function createVeil(): Veil {
  return { on: signal(localStorage.getItem(VEIL_AT) === 'on'), lifted: signal(null) };
}

function lift({ lifted }: Veil, of: string): void {
  lifted.value = of;
  setTimeout(() => {
    if (lifted.peek() === of) lifted.value = null;
  }, LIFTED_FOR_MS);
}

/** `of` names whose secret this is: one touch shows all of it. */
export function Veiled({ desk, of, children }: { readonly desk: HallDesk; readonly of: string; readonly children: ComponentChildren }) {
  const { veil, texts, touch } = desk;
  if (!veil.on.value || veil.lifted.value === of) return <>{children}</>;
  return (
    <button type="button" class="veiled" data-veiled={of} {...touch.tap(() => lift(veil, of))}>
      {texts.t('veiled', {})}
    </button>
  );
}

export function VeilSwitch({ desk }: { readonly desk: HallDesk }) {
  const { veil, texts, touch } = desk;
  const on = veil.on.value;
  return (
    <button
      type="button"
      class="quiet"
      data-veil={on}
      aria-pressed={on}
      {...touch.tap(() => {
        veil.on.value = !on;
        veil.lifted.value = null;
        localStorage.setItem(VEIL_AT, on ? 'off' : 'on');
      })}
    >
      {texts.t(on ? 'veilOn' : 'veil', {})}
    </button>
  );
}
