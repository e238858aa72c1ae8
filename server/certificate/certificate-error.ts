import type { LocalText } from '../kernel/configuration/local-text.ts';

/** A certificate, a key or a request for them cannot be used. Says what was found and what to do, in both languages; never a key. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly text: LocalText;

  constructor(text: LocalText) {
    super(`${text['zh-CN']}\n${text.en}`);
    this.text = text;
  }
}
