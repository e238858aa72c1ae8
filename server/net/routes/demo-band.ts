/** Over every page while the demo is on, above whatever it shows and in nobody's way: a demo must not pass for a branch, nor a branch for a demo. */
const BAND = `<aside aria-label="演示 demo" style="position:fixed;inset:0;z-index:2147483647;pointer-events:none;border:3px solid #8a5a00">
<span style="position:absolute;inset-block-start:0;inset-inline-start:50%;transform:translateX(-50%);padding:0 12px 2px;border-radius:0 0 8px 8px;
background:#8a5a00;color:#fff;font:600 13px/1.4 'Noto Sans SC Variable',system-ui,sans-serif;white-space:nowrap">演示 <span lang="en">DEMO</span></span></aside>
`;

/** A screen's page with the band of the demo. */
export function withDemoBand(html: string): string {
  return html.replace('</body>', `${BAND}</body>`);
}
