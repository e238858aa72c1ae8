/** Escapes text from a configuration for use inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** Pages written by this server look like the screens: warm paper, deep pine, brass as the brand colour. */
const STYLE = `
:root{color-scheme:light dark;--bg:#F7F5F0;--surface:#FFF;--sunk:#EFEBE3;--line:#DAD4C7;--ink:#16232B;--ink2:#43515B;
--pri:#0E4B4A;--pri-h:#0A3938;--on-pri:#FFF;--pri-soft:#E2EEEB;--brass:#73541A;--brass-soft:#F5ECD8;--brass-ink:#5E4413}
@media (prefers-color-scheme:dark){:root{--bg:#0A1A21;--surface:#11272F;--sunk:#193540;--line:#2A4753;--ink:#F5F2EA;--ink2:#C9D2D5;
--pri:#86D3C6;--pri-h:#A6E2D7;--on-pri:#0A1A21;--pri-soft:#17403F;--brass:#E8C98F;--brass-soft:#193540;--brass-ink:#E8C98F}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:400 16px/1.55 "Noto Sans SC Variable","Noto Sans SC","Noto Sans CJK SC","PingFang SC",
"Microsoft YaHei UI","Microsoft YaHei",system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1120px;margin:0 auto;padding:48px 24px 64px}
h1,h2,h3,p,ul{margin:0;padding:0}ul{list-style:none}
h1{font-size:40px;line-height:1.2;font-weight:700;letter-spacing:-.01em}
h2{font-size:22px;line-height:1.3;font-weight:600;margin:48px 0 4px}
.lead{font-size:18px;color:var(--ink2);max-width:44em;margin-top:12px}
.en{color:var(--ink2)}
.chip{display:inline-block;padding:3px 12px;border-radius:999px;background:var(--brass-soft);color:var(--brass-ink);font-size:14px;font-weight:600}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(250px,1fr));gap:16px;margin-top:16px}
a{color:var(--pri)}
.card{display:flex;gap:16px;align-items:flex-start;padding:16px;min-height:88px;border:1px solid var(--line);border-radius:12px;background:var(--surface);
color:var(--ink);text-decoration:none;box-shadow:0 1px 2px rgb(22 35 43/.06);transition:border-color .12s cubic-bezier(.2,0,0,1)}
a.card:hover{border-color:var(--pri)}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.card svg{flex:none;width:44px;height:44px;padding:10px;border-radius:10px;background:var(--pri-soft);stroke:var(--pri)}
.card b{display:block;font-weight:600;font-size:18px;line-height:1.35}
.card span{display:block;font-size:14px;color:var(--ink2)}
.note{margin-top:24px;padding:16px 20px;border-radius:12px;background:var(--sunk);color:var(--ink2)}
code,pre{font-family:"Noto Sans Mono CJK SC",ui-monospace,Consolas,monospace;font-size:14px}
pre{overflow-x:auto;padding:16px;border-radius:12px;background:var(--sunk);margin:12px 0 0}
table{border-collapse:collapse;width:100%;margin-top:12px;background:var(--surface);border:1px solid var(--line);border-radius:12px}
th,td{text-align:left;vertical-align:top;padding:10px 14px;border-bottom:1px solid var(--line);font-size:14px}
th{font-weight:600;color:var(--ink2)}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`;

/** A whole page around `body`, which must be escaped already. No script, nothing from elsewhere. */
export function pageShell(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body><main>${body}</main></body>
</html>
`;
}
