import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';

/** The tablet is carried among customers: names, reasons, class codes and armed numbers can be hidden until somebody touches them. */
export interface Veil {
  readonly on: Signal<boolean>;
  /** What is shown for a moment although the veil is down; null: nothing. */
  readonly lifted: Signal<string | null>;
}

const VEIL_AT = 'branch-queue:lobby-veil';
/** Long enough to read a name twice, short enough to forget about. */
const LIFTED_FOR_MS = 8_000;

export function createVeil(): Veil {
  return { on: signal(localStorage.getItem(VEIL_AT) === 'on'), lifted: signal(null) };
}

export function lift({ lifted }: Veil, of: string): void {
  lifted.value = of;
  setTimeout(() => {
    if (lifted.peek() === of) lifted.value = null;
  }, LIFTED_FOR_MS);
}

/** Whether what `of` names is hidden now. */
export function isVeiled({ on, lifted }: Veil, of: string): boolean {
  return on.value && lifted.value !== of;
}

export function turnVeil(veil: Veil): void {
  const on = !veil.on.peek();
  veil.on.value = on;
  veil.lifted.value = null;
  localStorage.setItem(VEIL_AT, on ? 'on' : 'off');
}
