/** What the environment says of the bank's own sign-in, an OpenID Connect provider. */
export interface ProviderEnvironment {
  /** As the provider names itself; its metadata lie below it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly secretFile: string;
  /** The claim of its ID token that holds a person's staff number. */
  readonly staffNumberClaim: string;
  /** Certificates of the authorities that vouch for the provider; null: those that Node knows. */
  readonly authorityFile: string | null;
  /** The branch's own origin, to which browsers come back. */
  readonly branchOrigin: string;
}

interface ProviderVariables {
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_SECRET_FILE?: string | undefined;
  readonly OIDC_STAFF_NUMBER?: string | undefined;
  readonly OIDC_AUTHORITY?: string | undefined;
  readonly OIDC_ADDRESS?: string | undefined;
  readonly ALLOWED_ORIGINS: readonly string[];
  readonly TLS_CERTIFICATE?: string | undefined;
}

type Name = Exclude<keyof ProviderVariables, 'ALLOWED_ORIGINS' | 'TLS_CERTIFICATE'>;

const NEEDED = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_SECRET_FILE',
  'OIDC_STAFF_NUMBER',
  'OIDC_ADDRESS',
] as const satisfies readonly Name[];
const CLAIM = /^[\w.:/-]{1,120}$/;
/** OpenID Connect Core 5.7: these change, and are given to somebody else later. Whoever got one would be the person before him. */
const UNSTABLE_CLAIMS = ['email', 'phone_number', 'preferred_username', 'name', 'nickname', 'given_name', 'family_name'];
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** What is missing or cannot be used, in both languages. */
export function providerFaults(variables: ProviderVariables): readonly string[] {
  const given = [...NEEDED, 'OIDC_AUTHORITY' as const].filter((name) => variables[name] !== undefined);
  if (given.length === 0) return [];
  const missing = NEEDED.filter((name) => variables[name] === undefined);
  if (missing.length > 0) {
    const names = missing.join(', ');
    return [`设置 ${given.join(', ')} 时还须设置 ${names}。 Together with ${given.join(', ')}, set ${names} too.`];
  }
  return [...issuerFaults(variables), ...claimFaults(variables), ...addressFaults(variables)];
}

function issuerFaults({ OIDC_ISSUER: issuer = '' }: ProviderVariables): readonly string[] {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url?.protocol === 'https:' && url.search === '' && url.hash === '' && url.username === '') return [];
  return [
    `OIDC_ISSUER=${issuer} 不可用：须为以 https:// 开头的地址，不带参数。 ` +
      `OIDC_ISSUER=${issuer} is not usable: an address that begins with https://, without parameters.`,
  ];
}

function claimFaults({ OIDC_STAFF_NUMBER: claim = '' }: ProviderVariables): readonly string[] {
  if (CLAIM.test(claim) && !UNSTABLE_CLAIMS.includes(claim)) return [];
  return [
    `OIDC_STAFF_NUMBER=${claim} 不可用：须为身份令牌中存放工号的字段，且该值不会改给他人（不可用 ${UNSTABLE_CLAIMS.join('、')}）。 ` +
      `OIDC_STAFF_NUMBER=${claim} is not usable: a claim of the ID token with the staff number, whose value is never given to somebody else ` +
      `(none of ${UNSTABLE_CLAIMS.join(', ')}).`,
  ];
}

/** A browser that comes back under another name has none of its cookies; over plain HTTP anybody in between would read the answer. */
function addressFaults({ OIDC_ADDRESS: address = '', ALLOWED_ORIGINS: allowed, TLS_CERTIFICATE }: ProviderVariables): readonly string[] {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isOrigin = url !== null && url.origin === address.replace(/\/$/, '');
  const isHere = isOrigin && (LOOPBACK_NAMES.includes(url.hostname) || allowed.some((origin) => new URL(origin).origin === url.origin));
  const isClosed =
    TLS_CERTIFICATE === undefined ? url?.protocol === 'http:' && LOOPBACK_NAMES.includes(url.hostname) : url?.protocol === 'https:';
  if (isHere && isClosed) return [];
  return [
    `OIDC_ADDRESS=${address} 不可用：须为 ALLOWED_ORIGINS 中的一个 https:// 地址（需先启用 TLS），或本机地址。 ` +
      `OIDC_ADDRESS=${address} is not usable: one of ALLOWED_ORIGINS, with https:// (set TLS up first), or an address of this machine.`,
  ];
}

/** Of variables without faults; null: people sign in with number and PIN only. */
export function providerIn(variables: ProviderVariables): ProviderEnvironment | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SECRET_FILE, OIDC_STAFF_NUMBER, OIDC_AUTHORITY, OIDC_ADDRESS } = variables;
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_SECRET_FILE === undefined) return null;
  if (OIDC_STAFF_NUMBER === undefined || OIDC_ADDRESS === undefined) return null;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    secretFile: OIDC_SECRET_FILE,
    staffNumberClaim: OIDC_STAFF_NUMBER,
    authorityFile: OIDC_AUTHORITY ?? null,
    branchOrigin: new URL(OIDC_ADDRESS).origin,
  };
}
