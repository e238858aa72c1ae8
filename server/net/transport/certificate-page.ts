import type { AuthorityCertificate } from '../../certificate/authority-certificate.ts';
import type { LocalText } from '../../kernel/configuration/local-text.ts';
import { escapeHtml, pageShell } from '../routes/page-shell.ts';
import { type DeviceSteps, deviceSteps } from './device-steps.ts';

export interface CertificateAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

const HTML = 'text/html; charset=utf-8';
/** A certificate is longer than any screen is wide. */
const WRAPPED = 'white-space:pre-wrap;overflow-wrap:anywhere';
const NOT_HERE: CertificateAnswer = { status: 404, type: 'text/plain; charset=utf-8', body: '此处没有内容。 Nothing is here.\n' };
const PAGE = '/certificate';
const DER_PATH = `${PAGE}/branch-authority.crt`;
const PEM_PATH = `${PAGE}/branch-authority.pem`;

/** The page by which a device comes to trust the branch's own authority, and the files on it; null: another page is asked for. */
export function certificateAnswer(url: string, authority: AuthorityCertificate | null): CertificateAnswer | null {
  const [path = ''] = url.split('?');
  if (path !== PAGE && !path.startsWith(`${PAGE}/`)) return null;
  if (path === PAGE) return { status: 200, type: HTML, body: certificatePage(authority) };
  if (authority === null) return NOT_HERE;
  // Without a file name to save it under: an iPad offers to install it only then.
  if (path === DER_PATH) return { status: 200, type: 'application/x-x509-ca-cert', body: authority.der };
  return path === PEM_PATH ? { status: 200, type: 'application/x-pem-file', body: authority.pem } : NOT_HERE;
}

function certificatePage(authority: AuthorityCertificate | null): string {
  const body = `
<h1>信任本网点的服务器</h1>
<p class="en" lang="en" style="font-size:18px">Trust this branch’s server</p>
${authority === null ? BANKS_OWN : authorityHtml(authority)}`;
  return pageShell('证书 · Certificate', body);
}

const BANKS_OWN = `<p class="note">本服务器使用银行签发的证书，设备无需安装。若浏览器仍有警告，请联系管理员，不要继续访问。<br>
<span lang="en">This server uses the bank’s certificate; nothing is installed. If a browser warns all the same, tell the administrator, and go no
further.</span></p>`;

function authorityHtml(authority: AuthorityCertificate): string {
  const until = new Date(authority.validTo).toISOString().slice(0, 10);
  return `
<p class="lead">每台设备只需安装一次，供技术人员使用。安装前，请与建立证书时抄下的指纹逐字核对；不一致请勿安装。<br>
<span lang="en">Once on each device, by the technician. First compare the fingerprint with the one written down when the certificate was made. If
they differ, install nothing.</span></p>
<section><h2>指纹 <span class="en" lang="en">Fingerprint, SHA-256</span></h2>
<pre data-fingerprint style="${WRAPPED}">${halves(authority.fingerprint)}</pre>
<p class="note"><a href="${DER_PATH}">branch-authority.crt</a>（DER） · <a href="${PEM_PATH}">branch-authority.pem</a>（PEM）。有效期至 ${until}。只能证明本网点服务器的名称与地址。<br>
<span lang="en">Valid until ${until}. It can vouch for the names and addresses of this branch’s server, and for nothing else.</span></p></section>
${deviceSteps(authority.der.toString('base64')).map(deviceHtml).join('')}`;
}

function deviceHtml({ title, steps, code }: DeviceSteps): string {
  const list = (language: keyof LocalText) => steps.map((step) => `<li>${escapeHtml(step[language])}</li>`).join('');
  return `<section><h2>${escapeHtml(title['zh-CN'])} <span class="en" lang="en">${escapeHtml(title.en)}</span></h2>
<ol>${list('zh-CN')}</ol>
<ol class="en" lang="en">${list('en')}</ol>
${code === null ? '' : `<pre style="${WRAPPED}">${escapeHtml(code)}</pre>`}</section>`;
}

/** 32 pairs: two lines of 16, so that nobody loses the place. */
function halves(fingerprint: string): string {
  const pairs = fingerprint.split(':');
  return `${pairs.slice(0, pairs.length / 2).join(' ')}\n${pairs.slice(pairs.length / 2).join(' ')}`;
}
