import type { LocalText } from '../kernel/configuration/local-text.ts';

/** What is wrong with a certificate or its key, and what to do. No text holds anything out of a key. */
export const words = {
  unreadable(file: string, cause: string): LocalText {
    return {
      'zh-CN': `无法读取 ${file}（${cause}）。请检查路径，并确认运行服务器的用户有读取权限。`,
      en: `${file} cannot be read (${cause}). Check the path, and that the server's user may read it.`,
    };
  },

  tooLarge(file: string, mostBytes: number): LocalText {
    return {
      'zh-CN': `${file} 超过 ${mostBytes} 字节，不是证书或密钥文件。`,
      en: `${file} is larger than ${mostBytes} bytes: it is neither a certificate nor a key.`,
    };
  },

  openToOthers(file: string): LocalText {
    return {
      'zh-CN': `密钥 ${file} 可被本机其他用户读取或改写，已拒绝使用。请运行 chmod 600 ${file}（或 640，属组为服务器的组）。若他人可能已读取，请更换证书。`,
      en:
        `The key ${file} can be read or changed by other users of this machine, so it is not used. Run chmod 600 ${file} (or 640 with the ` +
        `server's own group). If somebody may have read it, get a new certificate.`,
    };
  },

  noCertificate(file: string): LocalText {
    return {
      'zh-CN': `${file} 中没有可读的 PEM 证书。DER 文件可用 openssl x509 -inform der -in ${file} 转换。`,
      en: `${file} holds no certificate in PEM form that can be read. Convert a DER file: openssl x509 -inform der -in ${file}.`,
    };
  },

  noKey(file: string): LocalText {
    return {
      'zh-CN': `${file} 不是可读的 PEM 私钥。请填写与证书一同生成的密钥文件。`,
      en: `${file} is no private key in PEM form. Name the key that was made together with the certificate.`,
    };
  },

  keyEncrypted(file: string): LocalText {
    return {
      'zh-CN': `密钥 ${file} 有口令保护，服务器停电后无法自行启动。请用 openssl pkey -in ${file} 去除口令，并以 600 权限保存。`,
      en: `The key ${file} has a passphrase, and a server could not start by itself after a power cut. Take it off with openssl pkey -in ${file}, mode 600.`,
    };
  },

  keyOfAnother(certificateFile: string, keyFile: string): LocalText {
    return {
      'zh-CN': `密钥 ${keyFile} 与证书 ${certificateFile} 不匹配。请使用同一次申请的证书与密钥，服务器证书须排在文件最前。`,
      en: `The key ${keyFile} does not belong to the certificate ${certificateFile}. Use both of the same request; the server's own certificate comes first.`,
    };
  },

  notTaken(file: string, cause: string): LocalText {
    return {
      'zh-CN': `证书 ${file} 无法使用（${cause}）。请向银行索取新证书：ECDSA P-256，或至少 2048 位的 RSA。`,
      en: `The certificate ${file} cannot be used (${cause}). Ask the bank for another: ECDSA P-256, or RSA of at least 2048 bits.`,
    };
  },

  authorityFirst(file: string): LocalText {
    return {
      'zh-CN': `${file} 的第一张证书是签发机构的。请将服务器证书放在最前，其后为中间证书。`,
      en: `The first certificate in ${file} is an authority's. Put the server's own first, and those between it and its authority after it.`,
    };
  },

  noAuthority(file: string): LocalText {
    return {
      'zh-CN': `${file} 不是签发机构的证书。请填写 npm run certificate 生成的 branch-authority.crt。`,
      en: `${file} is no authority's certificate. Name the branch-authority.crt that npm run certificate made.`,
    };
  },

  notForServers(file: string): LocalText {
    return {
      'zh-CN': `证书 ${file} 不可用于服务器（缺少用途 serverAuth）。请向银行索取服务器证书。`,
      en: `The certificate ${file} is not for servers (the purpose serverAuth is missing). Ask the bank for a server's certificate.`,
    };
  },

  otherNames(file: string, missing: readonly string[], covered: string): LocalText {
    const named = covered === '' ? '' : covered;
    return {
      'zh-CN': `证书 ${file} 不含 ${missing.join('、')}，仅用于：${named || '（无）'}。请索取含上述名称的证书，或修改 ALLOWED_ORIGINS。`,
      en: `The certificate ${file} is not for ${missing.join(', ')}, only for: ${named || '(none)'}. Get one with these names, or change ALLOWED_ORIGINS.`,
    };
  },

  /** @param validTo epoch ms */
  expired(validTo: number): LocalText {
    return { 'zh-CN': `已于 ${dateOf(validTo)} 到期`, en: `expired on ${dateOf(validTo)}` };
  },

  /** @param validFrom epoch ms */
  notYetValid(validFrom: number): LocalText {
    return {
      'zh-CN': `${dateOf(validFrom)} 起才有效；请先核对本机时间`,
      en: `valid only from ${dateOf(validFrom)}; check this machine's time first`,
    };
  },

  /** @param validTo epoch ms; days: whole ones that are left */
  expires(validTo: number, days: number): LocalText {
    return {
      'zh-CN': `${dateOf(validTo)} 到期，还有 ${days} 天`,
      en: `expires on ${dateOf(validTo)}, in ${days} ${days === 1 ? 'day' : 'days'}`,
    };
  },
};

/** As the certificate itself says it: in UTC. */
function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
