import type { KioskView } from '../server/contract/kiosk.ts';
import type { KeyValueStore } from '../server/web/place.ts';

/** Names to show while the server is not yet there: never a blank page, and never a number. */
export interface KnownServices {
  readonly branchName: KioskView['branchName'];
  readonly pixelsPerMm: number;
  readonly services: KioskView['services'];
  readonly pages: KioskView['pages'];
}

const keyOf = (path: string): string => `branch-queue:kiosk-services:${path}`;
/** Larger is not worth keeping, and storage is small. */
const KEPT_MAX_LENGTH = 128 * 1024;

export function keepServices(store: KeyValueStore, path: string, view: KioskView): void {
  const known: KnownServices = { branchName: view.branchName, pixelsPerMm: view.pixelsPerMm, services: view.services, pages: view.pages };
  const text = JSON.stringify(known);
  if (text.length <= KEPT_MAX_LENGTH && store.getItem(keyOf(path)) !== text) store.setItem(keyOf(path), text);
}

/** null: nothing kept, or by a build that kept something else. */
export function keptServices(store: KeyValueStore, path: string): KnownServices | null {
  try {
    const known = JSON.parse(store.getItem(keyOf(path)) ?? 'null') as Partial<KnownServices> | null;
    if (known === null || !Array.isArray(known.services) || typeof known.pixelsPerMm !== 'number' || known.pages === undefined) return null;
    const whole = known.services.every(
      (service) => typeof service.name?.['zh-CN'] === 'string' && typeof service.plainName?.en === 'string',
    );
    return whole && typeof known.branchName?.['zh-CN'] === 'string' ? (known as KnownServices) : null;
  } catch {
    return null;
  }
}
