/** What a page does when a colleague takes over at its device. */
export interface Handover {
  /** The server closes it for who leaves, when the colleague has proved who he is. */
  readonly counterId: string;
  /** The colleague is signed in; the page is about to begin anew. */
  readonly entered: () => void;
}
