import { CertificateError } from './certificate/certificate-error.ts';
import { ConfigurationError } from './config.ts';
import { EnvironmentError } from './environment.ts';
import { ProviderError } from './provider/provider-error.ts';
import { SafekeepingError } from './safekeeping/safekeeping-error.ts';
import { StoreError } from './store/store-error.ts';
import { ClockError } from './time/clock-start.ts';

const EXPLAINED = [ConfigurationError, EnvironmentError, StoreError, SafekeepingError, ClockError, CertificateError, ProviderError];

/** Explains in words what a person at the machine can repair; any other error is a bug and shows its stack. */
export function explain(error: unknown): string {
  if (EXPLAINED.some((known) => error instanceof known)) return (error as Error).message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = SYSTEM_ERRORS[code];
  if (words === undefined) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${words} (${error instanceof Error ? error.message : ''})`;
}

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'Another program listens on this address already. Stop it, or set PORT (phones: PHONE_PORT; plain HTTP beside TLS: PLAIN_PORT) to another port. ' +
    '端口已被占用，请停止占用的程序或另设 PORT（手机页面为 PHONE_PORT，明文 HTTP 为 PLAIN_PORT）。',
  EADDRNOTAVAIL: 'This machine does not have the address in HOST or PHONE_HOST. 本机没有 HOST 或 PHONE_HOST 指定的地址。',
  EACCES:
    'This user may not use that port or directory. Choose a port above 1023 and a DATA_DIR of your own. 当前用户无权使用该端口或目录。',
  ENOTFOUND: 'The name in HOST or PHONE_HOST is not known. HOST 或 PHONE_HOST 中的名称无法解析。',
  EROFS: 'DATA_DIR is on a read-only disk. DATA_DIR 所在磁盘只读。',
  ENOSPC: 'The disk holding DATA_DIR is full. DATA_DIR 所在磁盘已满。',
};
