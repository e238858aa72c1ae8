import { request } from 'node:http';
import { connect } from 'node:tls';

/*
 * Speaks over TLS to the one server whose certificate has this fingerprint: on the server's own machine its certificate is for
 * another name than 127.0.0.1, and may have expired, which is when somebody needs the command line most.
 */
export async function askPinned(address, { method, headers, body, timeoutMs }, fingerprint) {
  const { hostname, port, pathname, search } = new URL(address);
  const socket = await connected(hostname.replace(/^\[|\]$/g, ''), Number(port), fingerprint, timeoutMs);
  return new Promise((resolve, reject) => {
    const asked = request({
      createConnection: () => socket,
      method,
      headers: { host: `${hostname}:${port}`, ...headers },
      path: pathname + search,
    });
    asked.setTimeout(timeoutMs, () => asked.destroy(new Error('no answer')));
    asked.once('error', reject);
    asked.once('response', (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode })));
    });
    asked.end(body);
  });
}

/** The token is sent only once the certificate is known to be the server's. */
function connected(host, port, fingerprint, timeoutMs) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, rejectUnauthorized: false, minVersion: 'TLSv1.2' });
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      if (socket.getPeerX509Certificate()?.fingerprint256 === fingerprint) return resolve(socket);
      socket.destroy();
      reject(new Error('another certificate answers there'));
    });
  });
}
