import { isIP } from 'node:net';
import { z } from 'zod';
import { DEFAULT_PORT, DEFAULT_TLS_PORT, HSTS_DAYS_MAX, type TlsEnvironment, tlsFaults, tlsIn } from './certificate/tls-environment.ts';
import { type ProviderEnvironment, providerFaults, providerIn } from './provider/provider-environment.ts';

const DEFAULT_PHONE_PORT = 8421;

/** The environment variables, checked. */
export interface Environment {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** A second folder for every archive; null: none. */
  readonly backupDir: string | null;
  readonly allowedOrigins: readonly string[];
  /** Where the server listens for customers' phones, if the branch has a public address. */
  readonly phoneHost: string;
  readonly phonePort: number;
  /** Addresses of the bank's own proxies in front of it. */
  readonly phoneProxies: readonly string[];
  /** Where a monitor reads figures; `metricsPort` null: nowhere. */
  readonly metricsHost: string;
  readonly metricsPort: number | null;
  readonly logLevel: string;
  /** null: plain HTTP. */
  readonly tls: TlsEnvironment | null;
  /** The bank's own sign-in; null: number and PIN only. */
  readonly provider: ProviderEnvironment | null;
  /** null: the default. Only benchmarks and replays raise it. */
  readonly requestsPerSecond: number | null;
}

/** A variable has a value that this server does not understand. The message names each one. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const wholeNumber = z.string().regex(/^\d{1,6}$/);
const port = wholeNumber.refine((text) => Number(text) <= 65_535);

const path = z.string().min(1).max(1_024);
const word = z.string().max(256);

/** Words separated by commas. */
const list = z
  .string()
  .max(4_096)
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );

const variables = z.object({
  HOST: z.string().min(1).max(255).default('127.0.0.1'),
  PORT: port.optional(),
  DATA_DIR: path.default('./data'),
  BACKUP_DIR: path.optional(),
  ALLOWED_ORIGINS: list.refine((origins) =>
    origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin.replace(/\/$/, '')),
  ),
  PHONE_HOST: z.string().min(1).max(255).default('127.0.0.1'),
  PHONE_PORT: port.default(String(DEFAULT_PHONE_PORT)),
  PHONE_PROXIES: list.refine((addresses) => addresses.every((address) => isIP(address) !== 0)),
  METRICS_HOST: z.string().min(1).max(255).default('127.0.0.1'),
  METRICS_PORT: port.optional(),
  TLS_CERTIFICATE: path.optional(),
  TLS_KEY: path.optional(),
  TLS_AUTHORITY: path.optional(),
  PLAIN_PORT: z.union([port, z.literal('off')]).optional(),
  HSTS_DAYS: wholeNumber.refine((days) => Number(days) <= HSTS_DAYS_MAX).optional(),
  OIDC_ISSUER: word.optional(),
  OIDC_CLIENT_ID: word.optional(),
  OIDC_SECRET_FILE: path.optional(),
  OIDC_STAFF_NUMBER: word.optional(),
  OIDC_AUTHORITY: path.optional(),
  OIDC_ADDRESS: word.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  REQUESTS_PER_SECOND: wholeNumber.optional(),
});

const ALLOWED: Readonly<Record<string, string>> = {
  HOST: 'an address to listen on, such as 127.0.0.1',
  PORT: 'a port from 0 to 65535; 0 takes any free one',
  DATA_DIR: 'a directory',
  BACKUP_DIR: 'a directory on another disk or a share',
  ALLOWED_ORIGINS: 'origins such as "http://queue.branch.example:8420", separated by commas',
  PHONE_HOST: 'an address that customers’ phones, or the proxy in front of them, reach, such as 192.168.8.2',
  PHONE_PORT: 'a port from 0 to 65535, another one than PORT',
  PHONE_PROXIES: 'IP addresses of proxies of your own, separated by commas',
  METRICS_HOST: 'an address that only your monitor reaches, such as 127.0.0.1',
  METRICS_PORT: 'a port from 0 to 65535, another one than PORT',
  TLS_CERTIFICATE: 'a file: the server’s certificate in PEM form, then those between it and its authority',
  TLS_KEY: 'a file: the key of TLS_CERTIFICATE, in PEM form',
  TLS_AUTHORITY: 'a file: the certificate of the branch’s own authority',
  PLAIN_PORT: 'a port from 0 to 65535, another one than PORT, or off',
  HSTS_DAYS: `a whole number up to ${HSTS_DAYS_MAX}; 0 takes it back`,
  OIDC_ISSUER: 'the address of the bank’s sign-in, with https://',
  OIDC_CLIENT_ID: 'the name that the bank gave this branch’s server',
  OIDC_SECRET_FILE: 'a file: the secret that the bank gave with it',
  OIDC_STAFF_NUMBER: 'the claim of the ID token with a person’s staff number',
  OIDC_AUTHORITY: 'a file: certificates of the authorities that vouch for the bank’s sign-in, in PEM form',
  OIDC_ADDRESS: 'the branch’s own address, one of ALLOWED_ORIGINS, to which browsers come back',
  LOG_LEVEL: 'trace, debug, info, warn, error, fatal or silent',
  REQUESTS_PER_SECOND: 'a whole number',
};

/** Their names. */
export const VARIABLES: readonly string[] = Object.keys(ALLOWED);

/** @throws EnvironmentError naming every unusable variable, and what it may be */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(VARIABLES.flatMap((name) => (env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]])));
  const parsed = variables.safeParse(set);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new EnvironmentError(names.map((name) => `${name}=${env[name] ?? ''} is not usable; allowed: ${ALLOWED[name] ?? ''}`).join('\n'));
  }
  const faults = [...tlsFaults(parsed.data), ...providerFaults(parsed.data)];
  if (faults.length > 0) throw new EnvironmentError(faults.join('\n'));
  const tls = tlsIn(parsed.data);
  const { HOST, PORT, DATA_DIR, BACKUP_DIR, ALLOWED_ORIGINS, PHONE_HOST, PHONE_PORT, PHONE_PROXIES } = parsed.data;
  const { METRICS_HOST, METRICS_PORT, LOG_LEVEL, REQUESTS_PER_SECOND } = parsed.data;
  return {
    host: HOST,
    port: Number(PORT ?? (tls === null ? DEFAULT_PORT : DEFAULT_TLS_PORT)),
    dataDir: DATA_DIR,
    backupDir: BACKUP_DIR ?? null,
    allowedOrigins: ALLOWED_ORIGINS,
    phoneHost: PHONE_HOST,
    phonePort: Number(PHONE_PORT),
    phoneProxies: PHONE_PROXIES,
    metricsHost: METRICS_HOST,
    metricsPort: METRICS_PORT === undefined ? null : Number(METRICS_PORT),
    logLevel: LOG_LEVEL,
    tls,
    provider: providerIn(parsed.data),
    requestsPerSecond: REQUESTS_PER_SECOND === undefined ? null : Number(REQUESTS_PER_SECOND),
  };
}
