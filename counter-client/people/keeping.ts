import type { DeviceShown } from '../../server/contract/people/devices.ts';
import type { PersonShown } from '../../server/contract/people/people.ts';
import type { Texts } from '../../server/web/i18n.ts';
import type { Told } from '../parts/sign-in/http.ts';
import type { PeopleTextKey } from './zh.ts';

/** What lies over the page. */
export type Sheet =
  | { readonly kind: 'code' | 'disable'; readonly person: PersonShown }
  | { readonly kind: 'rename' | 'revoke'; readonly device: DeviceShown }
  | { readonly kind: 'pair' }
  | { readonly kind: 'told'; readonly title: string; readonly code: string; readonly hint: string };

/** What every part of the page is given. */
export interface Keeping {
  readonly texts: Texts<PeopleTextKey>;
  /** A moment as the branch's clock says it. */
  readonly time: (at: number) => string;
  /** Asks in the name of supervisor or administrator; what was wrong is said on the page, and the lists are read again. */
  readonly ask: <T>(method: string, path: string, body: object | null) => Promise<Told<T>>;
  readonly show: (sheet: Sheet | null) => void;
}
