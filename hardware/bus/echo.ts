/** Longer than any frame, and than what waits in an adapter. */
export const ECHO_MAX_BYTES = 1_024;

/** What was sent just now. Two-wire RS-485 adapters may return it, and that is no noise. */
export class Echo {
  #sent = '';

  sent(bytes: Uint8Array): void {
    this.#sent = (this.#sent + Buffer.from(bytes).toString('latin1')).slice(-ECHO_MAX_BYTES);
  }

  is(bytes: Uint8Array): boolean {
    return this.#sent.includes(Buffer.from(bytes).toString('latin1'));
  }
}
