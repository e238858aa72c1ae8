import type { LocalText } from '../../../server/contract/wire.ts';

/** What a page does when a colleague takes over at its device. */
export interface Handover {
  /** Before: who is there leaves his post. null: left; otherwise why he cannot, and nobody changes. Asked again, he has left already. */
  readonly leave: () => Promise<LocalText | null>;
  /** The colleague is signed in; the page is about to begin anew. */
  readonly entered: () => void;
}
