import type { LocalText } from '../kernel/configuration/local-text.ts';

/** A file of the bank's sign-in cannot be used. Says what was found and what to do, in both languages; never the secret. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';

  constructor(text: LocalText) {
    super(`${text['zh-CN']}\n${text.en}`);
  }
}

export const words = {
  unreadable(file: string, cause: string): LocalText {
    return {
      'zh-CN': `无法读取 ${file}（${cause}）。请检查 OIDC_SECRET_FILE 与 OIDC_AUTHORITY 的路径，并确认运行服务器的用户有读取权限。`,
      en: `${file} cannot be read (${cause}). Check the paths in OIDC_SECRET_FILE and OIDC_AUTHORITY, and that the server’s user may read them.`,
    };
  },

  openToOthers(file: string): LocalText {
    return {
      'zh-CN': `密钥文件 ${file} 可被本机其他用户读取或改写，已拒绝使用。请运行 chmod 600 ${file}（或 640，属组为服务器的组）。若他人可能已读取，请更换密钥。`,
      en:
        `The secret ${file} can be read or changed by other users of this machine, so it is not used. Run chmod 600 ${file} (or 640 with the ` +
        `server’s own group). If somebody may have read it, get a new one.`,
    };
  },

  noSecret(file: string, mostCharacters: number): LocalText {
    return {
      'zh-CN': `${file} 须只有一行：银行发给本网点的客户端密钥，至多 ${mostCharacters} 个可见字符。`,
      en: `${file} must hold one line: the client secret that the bank gave this branch, at most ${mostCharacters} visible characters.`,
    };
  },

  noAuthority(file: string): LocalText {
    return {
      'zh-CN': `${file} 中没有签发机构的 PEM 证书。请填写签发银行登录服务证书的机构的证书。`,
      en: `${file} holds no authority’s certificate in PEM form. Name the certificate of the authority that vouches for the bank’s sign-in.`,
    };
  },
};
