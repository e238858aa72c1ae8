import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import iconv from 'iconv-lite';
import { beforeEach, describe, expect, it } from 'vitest';
import { supportCommand } from '../../server/safekeeping/support/support-command.ts';
import { exportOf } from '../../server/safekeeping/support/support-export.ts';
import type { SupportExport } from '../../server/safekeeping/support/support-shape.ts';
import { UsageError } from '../../server/safekeeping/usage-error.ts';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { SUPPORT_EVENTS_MAX } from '../../server/store/support/support-facts.ts';
import { type FieldsOf, toldFields } from '../../server/store/support/told-event.ts';
import { sqliteCredentials } from '../../server/store/tables/credentials-table.ts';
import { sqliteTokens } from '../../server/store/tokens.ts';
import { bringIn, bringInOther, CANARIES, canaryBranch, OTHER } from '../erasure/canary-customer.ts';
import { configurationWith } from '../store/configuration.ts';
import { ownDirectory } from '../store/directory.ts';
import { append, dayOpened, helpSeen } from '../store/event-log-contract.ts';
import { testAuthority } from '../transport/authority.ts';
import { branchIn } from './kit.ts';

const NOW = Date.UTC(2026, 10, 29, 7, 40);
/** Words of people who work there, and secrets, each on a way of its own. */
const PLANTED = {
  'staff name in the configuration': '高文清',
  'staff id in the configuration': 'quaxstaff',
  'branch name': '阔克斯支行',
  'public address': 'https://quaxaddress.example',
  'reason of a reprint': '阔克斯要求重打',
  'reason why numbers were voided': 'quaxvoided',
  'name of a device': 'Quaxdevice',
  'staff number': 'quaxnumber',
  'hash of a PIN': 'scrypt$quaxhash',
  'hash of a one-time code': 'quaxcode',
  'secret of the provider': 'quaxprovidersecret',
  'type of an event': 'quaxtype',
} as const;

let directory: string;
beforeEach(() => {
  directory = branchIn(ownDirectory());
});

/** A customer has been everywhere, people and devices have signed in. @returns everything that must not be met */
async function lived(): Promise<Readonly<Record<string, string>>> {
  const configuration = { ...configurationWith(1), publicBaseUrl: PLANTED['public address'] };
  const staff = [...configuration.staff, { id: PLANTED['staff id in the configuration'], name: '高文清', roles: ['supervisor'] }];
  const branch = { ...configuration.branch, name: { 'zh-CN': PLANTED['branch name'], en: PLANTED['branch name'] } };
  writeFileSync(join(directory, 'branch.json'), JSON.stringify({ ...configuration, branch, staff }));
  const at = await canaryBranch(directory, {});
  await bringIn(at);
  await bringInOther(at);
  await at.branch.server.stop();
  const database = openDatabase(directory);
  const log = sqliteLog(database);
  append(
    log,
    NOW,
    { type: 'print-requested', jobId: 'j', printerId: 'p1', ticketId: 't', expiresAt: 1, reprintReason: PLANTED['reason of a reprint'] },
    { type: 'kiosk-numbers-voided', kioskId: 'k1', since: 1, staffId: 'gao', reason: 'quaxvoided', voided: 1, kept: 0 },
    helpSeen('Quax free text 13900139007'),
  );
  const deviceToken = sqliteTokens(database).issueToken('kiosk', 'k1', PLANTED['name of a device'], NOW);
  const secrets = { secret: PLANTED['hash of a PIN'], codeName: 'quaxcodename', codeHash: PLANTED['hash of a one-time code'] };
  const who = { staffId: 'gao', staffNumber: PLANTED['staff number'], name: '高文清', isAdministrator: true };
  sqliteCredentials(database).keep({ ...who, ...secrets, codeUntil: 1, disabledAt: null, changedAt: 1 });
  const texts = (sql: string) => database.connection.prepare<[], string>(sql).pluck().all();
  const found = {
    ...named('phone token', texts("SELECT body ->> 'token' FROM events WHERE type = 'ticket-taken'")),
    ...named('reference', texts('SELECT ref FROM people')),
    ...named('sealed text', texts('SELECT facts FROM people')),
    ...named('sum of a telephone', texts('SELECT phone_sum FROM prospects')),
    ...named('sum of a token', texts('SELECT token_sha256 FROM tokens')),
    ...named('key', [readFileSync(join(directory, 'people.key'), 'utf8').trim()]),
    'token of a device': deviceToken,
  };
  log.close();
  return { ...CANARIES, ...PLANTED, 'another customer': OTHER.phone, 'his note': OTHER.note, ...found };
}

function named(what: string, texts: readonly string[]): Readonly<Record<string, string>> {
  expect(texts.length, what).toBeGreaterThan(0);
  return Object.fromEntries(texts.map((text, index) => [`${what} ${index + 1}`, text]));
}

/** Which of the words lie in these bytes, in whatever form. */
function met(words: Readonly<Record<string, string>>, bytes: Buffer): readonly string[] {
  return Object.entries(words).flatMap(([what, word]) => (formsOf(word).some((form) => bytes.includes(form)) ? [what] : []));
}

function formsOf(word: string): readonly Buffer[] {
  const plain = [Buffer.from(word), Buffer.from(word, 'utf16le'), iconv.encode(word, 'gbk')];
  // Within a longer text base64 begins at any of three places; its ends belong to the neighbours.
  const shifted = plain.flatMap((bytes) =>
    [0, 1, 2].map((shift) =>
      Buffer.from(
        Buffer.concat([Buffer.alloc(shift), bytes])
          .toString('base64')
          .slice(shift === 0 ? 0 : 4, -4),
      ),
    ),
  );
  return [
    ...plain,
    ...shifted.filter(({ length }) => length >= 4),
    Buffer.from(encodeURIComponent(word)),
    Buffer.from(JSON.stringify(word).slice(1, -1)),
  ];
}

interface Made {
  readonly code: number;
  readonly said: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly told: SupportExport;
}

function make(variables: Readonly<Record<string, string>>): Made {
  const lines: string[] = [];
  const into = ownDirectory();
  const asked = { dataDir: directory, args: ['--to', into], say: (line: string) => void lines.push(line), backupDir: null };
  const code = supportCommand(asked, variables, NOW);
  const [name = '', ...more] = readdirSync(into);
  expect(more).toEqual([]);
  const bytes = gunzipSync(readFileSync(join(into, name)));
  return { code, said: lines.join('\n'), file: join(into, name), bytes, told: JSON.parse(bytes.toString()) as SupportExport };
}

function planted(fieldsOf: FieldsOf): Buffer {
  return Buffer.from(JSON.stringify(exportOf({ dataDir: directory, variables: {}, now: NOW, fieldsOf })));
}

async function tls(): Promise<Readonly<Record<string, string>>> {
  const { cert, key } = await (await testAuthority()).issue(['quaxhost.example'], NOW);
  const folder = ownDirectory();
  const files = { TLS_CERTIFICATE: join(folder, 'server.pem'), TLS_KEY: join(folder, 'server.key') };
  writeFileSync(files.TLS_CERTIFICATE, cert);
  writeFileSync(files.TLS_KEY, key, { mode: 0o600 });
  return files;
}

describe('an export for the maker', () => {
  it('has no word of anybody, no token, hash, code or key in it, in whatever form, beside a running server', async () => {
    const words = await lived();
    const running = openDatabase(directory);
    const files = await tls();
    const { bytes, told, code, said } = make({
      ...files,
      OIDC_CLIENT_SECRET: PLANTED['secret of the provider'],
      BACKUP_DIR: '/mnt/quaxshare',
    });
    running.close();
    const key = readFileSync(files['TLS_KEY'] ?? '', 'utf8').split('\n')[1] ?? '';
    expect(met({ ...words, key, host: 'quaxhost', share: 'quaxshare', folder: directory, staff: 'zhao' }, bytes)).toEqual([]);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('No names, telephones') as string });
    expect(told.last.found?.events.length).toBeGreaterThan(20);
    expect(told.certificate.found?.validTo).toBeGreaterThan(NOW);
    expect(told.variables.toSorted()).toEqual(['BACKUP_DIR', 'TLS_CERTIFICATE', 'TLS_KEY']);
  });

  it('would be caught if one field were let through, and is not written at all if somebody’s own text is', async () => {
    const words = await lived();
    const leaking = planted((type, body) => (type === 'ticket-taken' ? { token: body['token'] } : toldFields(type, body)));
    expect(met(words, leaking)).toContain('phone token 1');
    const referring = planted((type, body) => (type === 'referral-raised' ? { ref: body['personRef'] } : toldFields(type, body)));
    expect(met(words, referring).some((what) => what.startsWith('reference'))).toBe(true);
    expect(() => planted((_, body) => body)).toThrow(/pattern|Invalid/);
  });

  it('tells what helps: release, sizes, head, last events with their numbers and places, rules of the configuration', async () => {
    await lived();
    const { told, file } = make({});
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(file).toMatch(/support-test-20261129T074000000Z\.json\.gz$/);
    expect(told.log.found).toEqual({ ...told.headFile.found, schema: told.log.found?.schema });
    expect(told.tables.found).toMatchObject({ events: told.log.found?.seq, attendees: 2, prospects: 2, gatherings: 1 });
    expect(told.verify.found).toMatchObject({ sound: true, headFits: true, findings: [], tables: [] });
    expect(told.paired.found).toContainEqual({ kind: 'kiosk', valid: 1, revoked: 0 });
    const taken = told.last.found?.events.find(({ type }) => type === 'ticket-taken');
    expect(Object.keys(taken?.fields ?? {}).toSorted()).toEqual(
      ['advances', 'ahead', 'class', 'headStartMs', 'key', 'language', 'n', 'ordinal', 'serviceId', 'ticketId'].toSorted(),
    );
    expect(told.configuration.found).toMatchObject({
      rules: { numberDigits: 4 },
      counters: [{ id: 'counter-1', serviceIds: ['cash', 'wealth'] }],
    });
  });

  it('has at most so many events, the newest', () => {
    const log = sqliteLog(openDatabase(directory));
    append(log, 1, dayOpened('2026-11-23'), ...Array.from({ length: SUPPORT_EVENTS_MAX + 5 }, (_, index) => helpSeen(`h-${index}`)));
    log.close();
    const { events = [] } = make({}).told.last.found ?? {};
    expect([events.length, events[0]?.seq]).toEqual([SUPPORT_EVENTS_MAX, SUPPORT_EVENTS_MAX + 6]);
  });
});

describe('an export of a damaged branch', () => {
  it('says of a changed record that it is one, and tells the others; nothing of what the disk has made of it leaves', async () => {
    const words = await lived();
    const connection = new Database(databaseFile(directory));
    connection.exec(`UPDATE events SET type = 'quaxtype', day = '高文清' WHERE seq = 5; UPDATE events SET body = '{' WHERE seq = 6`);
    connection.exec(`UPDATE events SET body = json_set(body, '$.ticketId', '张先生 13900139007') WHERE type = 'ticket-taken'`);
    connection.exec(`UPDATE facts SET value = '高文清' WHERE name = 'epoch'`);
    connection.close();
    const { code, said, told, bytes } = make({});
    expect(code).toBe(1);
    expect(said).toContain('The records are damaged');
    expect(met(words, bytes)).toEqual([]);
    expect(told.verify.found?.findings.map(({ seq }) => seq)).toContain(5);
    expect(told.last.found?.events.find(({ seq }) => seq === 5)).toMatchObject({ type: 'unknown', fields: {} });
  });

  it('tells the rest where the database or the configuration cannot be read, and names which by a code', () => {
    writeFileSync(databaseFile(directory), 'no database '.repeat(1_000));
    const noDatabase = make({ TLS_CERTIFICATE: join(directory, 'missing.pem') });
    expect(noDatabase.code).toBe(1);
    expect(noDatabase.said).toMatch(/could not be read: log \(not-a-database\)[^]*could not be read: last \(SQLITE_NOTADB\)/);
    expect(noDatabase.told.certificate).toEqual({ found: null, fault: 'CertificateError' });
    expect(noDatabase.told.configuration.found).not.toBeNull();
    writeFileSync(join(directory, 'branch.json'), '{ "branch": "高文清" }');
    const { told, bytes, file } = make({});
    expect(told.configuration).toEqual({ found: null, fault: 'ConfigurationError' });
    expect(file).toContain('support-unknown-');
    expect(met({ name: '高文清', folder: directory }, bytes)).toEqual([]);
  });

  it('asked wrongly, says what is allowed; a folder that is missing is not made', () => {
    const asked =
      (...args: string[]) =>
      () =>
        supportCommand({ dataDir: directory, args, say: () => {}, backupDir: null }, {}, NOW);
    expect(asked('--everything')).toThrow(UsageError);
    expect(asked('--to')).toThrow(UsageError);
    expect(asked('--to', join(directory, 'nowhere'))).toThrow(/没有|不存在/);
    mkdirSync(join(directory, 'somewhere'));
    expect(asked('--to', join(directory, 'somewhere'), 'more')).toThrow(/more/);
    expect(readdirSync(join(directory, 'somewhere'))).toEqual([]);
  });
});
