import type { LocalText } from '../../kernel/configuration/local-text.ts';

/** How one kind of device comes to trust the branch's own authority. */
export interface DeviceSteps {
  readonly title: LocalText;
  readonly steps: readonly LocalText[];
  /** What is typed there; null: nothing. */
  readonly code: string | null;
}

const WINDOWS_CODE = 'certutil -addstore -f Root branch-authority.crt';

const TABLETS: readonly DeviceSteps[] = [
  {
    title: { 'zh-CN': 'iPad、iPhone', en: 'iPad, iPhone' },
    steps: [
      {
        'zh-CN': '用 Safari 打开本页，点 branch-authority.crt，选“允许”。',
        en: 'In Safari, open this page, tap branch-authority.crt, then Allow.',
      },
      {
        'zh-CN': '设置 → 已下载描述文件 → 安装；在“更多详细信息”中核对指纹。',
        en: 'Settings → Profile Downloaded → Install; compare the fingerprint under More Details.',
      },
      {
        'zh-CN': '设置 → 通用 → 关于本机 → 证书信任设置：打开本证书的开关。',
        en: 'Settings → General → About → Certificate Trust Settings: switch this certificate on.',
      },
    ],
    code: null,
  },
  {
    title: { 'zh-CN': '安卓平板、手机', en: 'Android' },
    steps: [
      { 'zh-CN': '在本页下载 branch-authority.crt。', en: 'On this page, download branch-authority.crt.' },
      {
        'zh-CN': '设置 → 安全 → 加密与凭据 → 安装证书 → CA 证书，选择该文件（各品牌名称略有不同）。',
        en: 'Settings → Security → Encryption & credentials → Install a certificate → CA certificate; choose the file. Makers name these slightly differently.',
      },
      {
        'zh-CN': '在“信任的凭据 → 用户”中打开它，核对指纹。',
        en: 'Open it under Trusted credentials → User, and compare the fingerprint.',
      },
    ],
    code: null,
  },
];

const WINDOWS: DeviceSteps = {
  title: { 'zh-CN': 'Windows 柜台机、自助机', en: 'Windows counters and kiosks' },
  steps: [
    {
      'zh-CN': '下载 branch-authority.crt，核对：certutil -hashfile branch-authority.crt SHA256。',
      en: 'Download branch-authority.crt and compare: certutil -hashfile branch-authority.crt SHA256.',
    },
    {
      'zh-CN': '以管理员身份运行下面的命令，或由域策略下发到“受信任的根证书颁发机构”。Chrome 与 Edge 即可使用。',
      en: 'As an administrator run the command below, or let the domain’s policy put it into Trusted Root Certification Authorities.',
    },
  ],
  code: WINDOWS_CODE,
};

/** @param der base64, for the policy of Chromium */
export function deviceSteps(der: string): readonly DeviceSteps[] {
  return [linux(der), ...TABLETS, WINDOWS];
}

function linux(der: string): DeviceSteps {
  return {
    title: { 'zh-CN': '自助机、显示屏、代理（Linux）', en: 'Kiosks, displays and agents on Linux' },
    steps: [
      {
        'zh-CN': '下载 branch-authority.pem，核对：openssl x509 -in branch-authority.pem -noout -fingerprint -sha256。',
        en: 'Download branch-authority.pem and compare: openssl x509 -in branch-authority.pem -noout -fingerprint -sha256.',
      },
      {
        'zh-CN': '运行下面前两行；硬件代理在 agent.json 中写 "caFile": "/usr/local/share/ca-certificates/branch-authority.crt"。',
        en: 'Run the first two lines below. For the hardware agent, write "caFile": "/usr/local/share/ca-certificates/branch-authority.crt" into agent.json.',
      },
      {
        'zh-CN': '为 Chromium 写入最后一行所示的策略文件，重启屏幕。',
        en: 'For Chromium, write the policy file of the last line, then restart the screen.',
      },
    ],
    code: `install -Dm644 branch-authority.pem /usr/local/share/ca-certificates/branch-authority.crt
update-ca-certificates
echo '{"CACertificates":["${der}"]}' > /etc/chromium/policies/managed/branch-authority.json`,
  };
}
