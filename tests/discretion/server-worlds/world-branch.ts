import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { cardNumber } from '../../identification/remote-at-work.ts';
import { SAME_ORDER } from '../worlds.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });

/** Kiosks with a serial reader of the agent, which prints their slips too. */
export const READER_KIOSKS = ['k1', 'k3', 'k5'] as const;
/** Kiosks whose own screen takes the card; a socket that the test holds is their printer's agent. */
export const TYPING_KIOSKS = ['k2', 'k4', 'k6'] as const;
export type KioskId = (typeof READER_KIOSKS)[number] | (typeof TYPING_KIOSKS)[number];
export const KIOSKS: readonly KioskId[] = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'];

export function hasReader(kioskId: string): boolean {
  return READER_KIOSKS.some((one) => one === kioskId);
}

/** No head-start counts, so that what only staff know changes no public decision; numbers have random steps. */
export const WORLD_BRANCH: BranchConfiguration = {
  ...SAME_ORDER,
  publicBaseUrl: 'https://queue.test.example',
  rules: { ...SAME_ORDER.rules, numbering: 'gapped' },
  kiosks: KIOSKS.map((id) => ({ id, name: both(id), printerId: hasReader(id) ? 'p1' : 'p2', pixelsPerMm: 4 })),
  printers: ['p1', 'p2'].map((id) => ({ id, name: both(id), fallbackPrinterId: null })),
};

/** Cards of one bank customer after the other, premium or not: alike in every length. */
export function cardOf(isPremium: boolean): string {
  return cardNumber(isPremium ? '620042' : '411111', 16);
}
