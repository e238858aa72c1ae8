import type { LocalText } from '../../kernel/configuration/local-text.ts';

const RENEW = 'npm run certificate -- renew --authority <folder>';

/** What stands in the way of making a certificate, and what to do. */
export const makeWords = {
  noNames: {
    'zh-CN': '请用 --names 写明服务器的名称与地址，以逗号分隔，例如 queue.branch.example,192.168.10.5。',
    en: 'Name the server with --names: names and addresses, separated by commas, such as queue.branch.example,192.168.10.5.',
  },

  tooManyNames(most: number): LocalText {
    return { 'zh-CN': `--names 最多 ${most} 个。`, en: `--names: at most ${most}.` };
  },

  noName(name: string): LocalText {
    return {
      'zh-CN': `--names 中的 ${name} 既不是主机名也不是 IP 地址；不要写 https://、端口或通配符。`,
      en: `--names: ${name} is neither a host name nor an IP address. Write no https://, no port and no wildcard.`,
    };
  },

  noFolder(folder: string): LocalText {
    return {
      'zh-CN': `没有文件夹 ${folder}。请插入随后要带走的 U 盘，并用 --authority 写明其路径。`,
      en: `There is no folder ${folder}. Plug in the stick that will be carried off, and name it with --authority.`,
    };
  },

  keyWithTheServer(folder: string): LocalText {
    return {
      'zh-CN': `${folder} 与服务器的文件在同一处。签发机构的密钥必须离开服务器：请换成 U 盘或另一台机器上的文件夹。`,
      en: `${folder} lies with the server's own files. The authority's key must leave the server: name a stick, or a folder of another machine.`,
    };
  },

  authorityThere(file: string): LocalText {
    return {
      'zh-CN': `已有签发机构：${file}。续期请运行 ${RENEW}；若要另建，请先移走该文件，之后每台设备都须重新安装。`,
      en: `There is an authority already: ${file}. Renew with ${RENEW}. To make another, move that file away first; every device must then install it anew.`,
    };
  },

  wrongPassphrase(file: string): LocalText {
    return {
      'zh-CN': `无法用此口令打开 ${file}。请使用当初记下的口令。`,
      en: `${file} does not open with this passphrase. Use the one that was written down when it was made.`,
    };
  },

  beyondBounds(names: string, allowed: string): LocalText {
    return {
      'zh-CN': `此签发机构不能为 ${names} 签发，只限：${allowed}。如需新名称，请用 make 另建并在各设备重新安装。`,
      en: `This authority cannot vouch for ${names}, only for: ${allowed}. For other names make another one, which every device must install.`,
    };
  },

  authorityOver(file: string): LocalText {
    return {
      'zh-CN': `签发机构 ${file} 已到期或剩余时间不足以签发。请用 make 另建。`,
      en: `The authority ${file} is over, or too near its end to issue anything. Make another one.`,
    };
  },
};
