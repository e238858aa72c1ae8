import { createHash, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** A Chromium that believes the keys of these certificates, as one that has the authority installed believes what it vouches for. */
export function launchTrusting(certificates: readonly string[]): Promise<Browser> {
  const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path)) ?? '';
  const sums = certificates.map((pem) => {
    const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(key).digest('base64');
  });
  const believed = sums.length === 0 ? [] : [`--ignore-certificate-errors-spki-list=${sums.join(',')}`];
  return chromium.launch({ executablePath, headless: true, chromiumSandbox: false, args: ['--disable-gpu', ...believed] });
}
