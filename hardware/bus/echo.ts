/** Longer than any frame, and longer than what an adapter buffers. */
export const ECHO_MAX_BYTES = 1_024;

/** The bytes sent last. A two-wire RS-485 adapter may return them; they are no noise. */
export class Echo {
  #sent = '';

  sent(bytes: Uint8Array): void {
    this.#sent = (this.#sent + Buffer.from(bytes).toString('latin1')).slice(-ECHO_MAX_BYTES);
  }

  is(bytes: Uint8Array): boolean {
    return this.#sent.includes(Buffer.from(bytes).toString('latin1'));
  }
}
