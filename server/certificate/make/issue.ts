import 'reflect-metadata';
import { AsnConvert } from '@peculiar/asn1-schema';
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509';
import * as x509 from '@peculiar/x509';
import { KeyObject, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';

const KEYS = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 24 * 60 * 60_000;
/** Browsers take no public certificate for longer, and iOS none of any authority beyond 825. */
export const SERVER_LIFE_DAYS = 397;
/** As long as the devices of a branch last. */
const AUTHORITY_LIFE_DAYS = 10 * 365;
/** A device whose clock is a little behind takes a fresh certificate too. */
const BEGINS_BEFORE_MS = 60 * 60_000;
const SERIAL_BYTES = 16;
const NAME_CONSTRAINTS = '2.5.29.30';
const ADDRESS_BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** An authority or a server's certificate that was just made. */
interface Issued {
  readonly certificate: string;
  readonly key: KeyObject;
}

/** An authority with its key in hand. */
interface Authority {
  readonly certificate: string;
  readonly key: KeyObject;
}

/**
 * An authority that can vouch for these names and addresses and nothing else, as every browser holds it to (RFC 5280, 4.2.1.10): whoever
 * steals its key can pretend to be this branch's server, and no other.
 * @param now epoch ms
 */
export async function issueAuthority(branchName: string, names: readonly string[], now: number): Promise<Issued> {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...lifeOf(now, AUTHORITY_LIFE_DAYS),
    name: [{ CN: [`${branchName} ${new Date(now).getUTCFullYear()}`] }],
    signingAlgorithm: KEYS,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.Extension(NAME_CONSTRAINTS, true, AsnConvert.serialize(only(names))),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: pemOf(certificate), key: KeyObject.from(keys.privateKey) };
}

/** @param now epoch ms */
export async function issueServer({ certificate, key }: Authority, names: readonly string[], now: number): Promise<Issued> {
  const issuer = new x509.X509Certificate(certificate);
  const signingKey = await crypto.subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), KEYS, false, ['sign']);
  const keys = await makeKeys();
  const issued = await x509.X509CertificateGenerator.create({
    ...lifeOf(now, SERVER_LIFE_DAYS),
    // No name of the server's: it would be held to the authority's bounds as a host name, an address too.
    subject: [{ CN: ['Branch queue server'] }],
    issuer: issuer.subjectName,
    signingAlgorithm: KEYS,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: pemOf(issued), key: KeyObject.from(keys.privateKey) };
}

/** What an authority can vouch for: names, each with those below it, and addresses. */
export function boundsOf(certificate: string): readonly string[] {
  const extension = new x509.X509Certificate(certificate).getExtension(NAME_CONSTRAINTS);
  if (extension === null) return [];
  const { permittedSubtrees } = AsnConvert.parse(extension.value, NameConstraints);
  return [...(permittedSubtrees ?? [])].map(({ base }) => base.dNSName ?? (base.iPAddress ?? '').replace(/\/\d+$/, ''));
}

function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
}

function lifeOf(now: number, days: number) {
  const from = now - BEGINS_BEFORE_MS;
  const serial = randomBytes(SERIAL_BYTES);
  // A positive number whose length is the same everywhere.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return { serialNumber: serial.toString('hex'), notBefore: new Date(from), notAfter: new Date(from + days * DAY_MS) };
}

/** Names of both kinds must be there, which this machine's own see to: of a kind that is not named, everything would be allowed. */
function only(names: readonly string[]): NameConstraints {
  const kinds = names.map((name) => isIP(name));
  if (!kinds.includes(0) || !kinds.includes(4) || !kinds.includes(6)) throw new Error('an authority without bounds');
  const bases = names.map((name, index) => {
    const bits = ADDRESS_BITS[kinds[index] ?? 0];
    return bits === undefined ? new GeneralName({ dNSName: name }) : new GeneralName({ iPAddress: `${name}/${bits}` });
  });
  return new NameConstraints({ permittedSubtrees: new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base }))) });
}

function pemOf(certificate: x509.X509Certificate): string {
  return `${certificate.toString('pem').trim()}\n`;
}
