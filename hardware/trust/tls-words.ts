const RENEW = 'On the server: npm run certificate -- status. Then look at the clocks of both machines';
const NAMES = 'Write another of its names into "server", or get a certificate with this one';
const TRUST = 'Install the branch’s authority and name it in "caFile": http://<server>/certificate shows how';

/** What Node and OpenSSL call what is wrong, and what a technician does about it. */
const WORDS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: `the server’s certificate has expired. ${RENEW}.`,
  CERT_NOT_YET_VALID: `the server’s certificate is not valid yet. ${RENEW}.`,
  ERR_TLS_CERT_ALTNAME_INVALID: `the server’s certificate is for another name. ${NAMES}.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: `this machine does not know who vouches for the server. ${TRUST}.`,
  SELF_SIGNED_CERT_IN_CHAIN: `this machine does not know who vouches for the server. ${TRUST}.`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `this machine does not know who vouches for the server. ${TRUST}.`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `this machine does not know who vouches for the server. ${TRUST}.`,
  CERT_SIGNATURE_FAILURE: `another authority vouches for the server than "caFile" names. ${TRUST}.`,
  EPROTO: 'the server does not speak TLS there, or an old one. Compare "server" with the address that the server’s log names.',
};

/** null: nothing is wrong with the certificate, the server just cannot be reached. */
export function tlsTrouble(error: unknown): string | null {
  const code = codeIn(error);
  return code === null ? null : (WORDS[code] ?? null);
}

/** Socket.IO wraps the system's error twice, fetch once. */
function codeIn(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; depth < 4 && typeof at === 'object' && at !== null; depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    at = 'description' in at ? at.description : 'error' in at ? at.error : 'cause' in at ? at.cause : null;
  }
  return null;
}
