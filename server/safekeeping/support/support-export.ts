import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { certificatesIn } from '../../certificate/pem.ts';
import { readPem } from '../../certificate/certificate-files.ts';
import { readConfiguration } from '../../config.ts';
import { toldConfiguration } from '../../config/told-configuration.ts';
import { VARIABLES } from '../../environment.ts';
import { databaseFile, headFile } from '../../store/database.ts';
import { freeBytes, walBytes } from '../../store/disk-figures.ts';
import { stateOf } from '../../store/integrity/copy.ts';
import { type LogHead, readHead } from '../../store/integrity/head-file.ts';
import { signersIn } from '../../store/integrity/keys.ts';
import { isSound, verifyDatabase } from '../../store/integrity/verify.ts';
import { lastEvents, pairedKinds, SUPPORT_EVENTS_MAX, tableRows } from '../../store/support/support-facts.ts';
import type { FieldsOf } from '../../store/support/told-event.ts';
import { CONFIGURATION } from '../archive-files.ts';
import { backupFolder, namedArchives } from '../archive-name.ts';
import { ownBuild, ownRelease } from '../release.ts';
import { type SupportExport, supportExport } from './support-shape.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

interface ExportParts {
  readonly dataDir: string;
  readonly variables: Variables;
  /** Epoch ms. */
  readonly now: number;
  readonly fieldsOf: FieldsOf;
}

/** Reads each part by itself, changes nothing, and tells what can be read where another part is damaged. */
export function exportOf({ dataDir, variables, now, fieldsOf }: ExportParts): SupportExport {
  const file = databaseFile(dataDir);
  return supportExport.parse({
    format: 1,
    madeAt: now,
    program: programOf(),
    variables: VARIABLES.filter((name) => (variables[name] ?? '') !== ''),
    configuration: attempt(() => toldConfiguration(readConfiguration(join(dataDir, CONFIGURATION)))),
    log: attempt(() => logOf(file)),
    headFile: attempt(() => headOf(readHead(headFile(file)))),
    tables: attempt(() => tableRows(file)),
    verify: attempt(() => verdictOf(dataDir, file)),
    archives: attempt(() => archivesOf(backupFolder(dataDir))),
    certificate: attempt(() => termOf(variables['TLS_CERTIFICATE'] ?? '')),
    disk: attempt(() => ({ databaseBytes: statSync(file).size, walBytes: walBytes(file), freeBytes: freeBytes(file) })),
    paired: attempt(() => pairedKinds(file)),
    last: attempt(() => lastEvents(file, SUPPORT_EVENTS_MAX, fieldsOf)),
  } satisfies { readonly [K in keyof SupportExport]: unknown });
}

/** Damage may show itself by any error; none of them may keep the other parts from whoever is to help. */
function attempt(work: () => unknown): { readonly found: unknown; readonly fault: string | null } {
  try {
    return { found: work(), fault: null };
  } catch (error) {
    return { found: null, fault: faultOf(error) };
  }
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function programOf(): SupportExport['program'] {
  const { version: node, platform, arch } = process;
  return { release: ownRelease(), build: ownBuild(), node, platform, arch, cores: availableParallelism(), memoryBytes: totalmem() };
}

function logOf(file: string): unknown {
  const { schema, head } = stateOf(file);
  return { schema, ...headOf(head) };
}

function headOf(head: LogHead | null): Readonly<Record<string, number | null>> | null {
  if (head === null) return null;
  const { epoch, seq, sum, writes, at, trail } = head;
  const figures = { epoch, seq, sum, writes, at, trailSeq: trail.seq };
  // Facts are texts in the database: a damaged one is no number.
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number.isSafeInteger(value) ? value : null]));
}

function verdictOf(dataDir: string, file: string): unknown {
  const head = readHead(headFile(file));
  const verdict = verifyDatabase({ file, head, signers: signersIn(dataDir), depth: 'quick', onProgress: () => {} });
  return {
    sound: isSound(verdict),
    headFits: verdict.head === null,
    events: verdict.events,
    unverifiable: verdict.unverifiable,
    findings: verdict.eventFindings.map(({ kind, seq }) => ({ kind, seq })),
    tables: verdict.tables.map(({ table, rows }) => ({ table, damagedRows: rows })),
  };
}

function archivesOf(folder: string): unknown {
  const archives = existsSync(folder) ? namedArchives(readdirSync(folder)) : [];
  return archives.map(({ name, madeAt, reason }) => ({ madeAt, reason, bytes: statSync(join(folder, name)).size }));
}

/** The time in which every certificate of the chain is valid; null: no TLS. Whose they are is not told, and the key is not opened. */
function termOf(file: string): unknown {
  if (file === '') return null;
  const chain = certificatesIn(readPem(file), file);
  return {
    validFrom: Math.max(...chain.map(({ validFrom }) => Date.parse(validFrom))),
    validTo: Math.min(...chain.map(({ validTo }) => Date.parse(validTo))),
  };
}
