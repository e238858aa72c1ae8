/** Where the server listens without TLS; with it, the plain listener takes this address over, so that old ones lead on. */
export const DEFAULT_PORT = 8420;
export const DEFAULT_TLS_PORT = 8443;
/** Two years, what browsers' own lists ask for. */
export const HSTS_DAYS_MAX = 730;

/** What the environment says of TLS. */
export interface TlsEnvironment {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** The certificate of the branch's own authority; null: the certificate is the bank's. */
  readonly authorityFile: string | null;
  /** Where plain HTTP only leads on to HTTPS; null: nowhere. */
  readonly plainPort: number | null;
  /** For how long browsers may no longer use plain HTTP; null: nothing is said. */
  readonly hstsDays: number | null;
}

interface TlsVariables {
  readonly PORT?: string | undefined;
  readonly ALLOWED_ORIGINS: readonly string[];
  readonly TLS_CERTIFICATE?: string | undefined;
  readonly TLS_KEY?: string | undefined;
  readonly TLS_AUTHORITY?: string | undefined;
  readonly PLAIN_PORT?: string | undefined;
  readonly HSTS_DAYS?: string | undefined;
}

/** What does not go together, in both languages. */
export function tlsFaults(variables: TlsVariables): readonly string[] {
  const { TLS_CERTIFICATE, TLS_KEY, TLS_AUTHORITY, PLAIN_PORT, HSTS_DAYS, ALLOWED_ORIGINS } = variables;
  const given = Object.entries({ TLS_KEY, TLS_AUTHORITY, PLAIN_PORT, HSTS_DAYS }).filter(([, value]) => value !== undefined);
  if (TLS_CERTIFICATE === undefined) {
    return given.map(([name]) => `设置 ${name} 须同时设置 TLS_CERTIFICATE。 ${name} means something only together with TLS_CERTIFICATE.`);
  }
  const plain = ALLOWED_ORIGINS.filter((origin) => origin.startsWith('http:'));
  const faults: string[] = [];
  if (TLS_KEY === undefined) faults.push('缺少 TLS_KEY：请写明证书密钥文件。 TLS_KEY is missing: name the file of the certificate’s key.');
  if (plain.length > 0) {
    faults.push(
      `启用 TLS 后 ALLOWED_ORIGINS 须写 https://，现为 ${plain.join(', ')}。 ` +
        `With TLS, ALLOWED_ORIGINS names addresses with https://; found ${plain.join(', ')}.`,
    );
  }
  const [port, plainPort] = [variables.PORT ?? String(DEFAULT_TLS_PORT), PLAIN_PORT ?? String(DEFAULT_PORT)];
  if (port === plainPort && port !== '0') {
    faults.push(
      `PORT 与 PLAIN_PORT 均为 ${port}：PORT 供 HTTPS 使用，例如 PORT=8443；或设 PLAIN_PORT=off。 ` +
        `PORT and PLAIN_PORT are both ${port}. PORT is for HTTPS, such as PORT=8443; or set PLAIN_PORT=off.`,
    );
  }
  return faults;
}

/** Of variables without faults; null: no TLS. */
export function tlsIn({ TLS_CERTIFICATE, TLS_KEY, TLS_AUTHORITY, PLAIN_PORT, HSTS_DAYS }: TlsVariables): TlsEnvironment | null {
  if (TLS_CERTIFICATE === undefined || TLS_KEY === undefined) return null;
  return {
    certificateFile: TLS_CERTIFICATE,
    keyFile: TLS_KEY,
    authorityFile: TLS_AUTHORITY ?? null,
    plainPort: PLAIN_PORT === 'off' ? null : Number(PLAIN_PORT ?? DEFAULT_PORT),
    hstsDays: HSTS_DAYS === undefined ? null : Number(HSTS_DAYS),
  };
}
