// Shows the state twice a second, and sends what is pressed. All its texts are in both languages.
const POLL_MS = 500;

const SWITCHES = [
  ['纸将尽', 'Paper near end', (f) => f.paper === 'near-end', (on) => ({ paper: on ? 'near-end' : 'enough' })],
  ['缺纸', 'Paper out', (f) => f.paper === 'out', (on) => ({ paper: on ? 'out' : 'enough' })],
  ['打印中途缺纸', 'Runs out in 3 lines', (f) => f.paperOutAfterLines !== null, (on) => ({ paperOutAfterLines: on ? 3 : null })],
  ['上盖打开', 'Cover open', (f) => f.coverOpen, (on) => ({ coverOpen: on })],
  ['切刀卡住', 'Cutter jammed', (f) => f.cutterJammed, (on) => ({ cutterJammed: on })],
  ['打印头过热', 'Head hot', (f) => f.headHot, (on) => ({ headHot: on })],
  ['不应答', 'Silent', (f) => f.silent, (on) => ({ silent: on })],
  ['暂停接收', 'Holds the line (XOFF)', (f) => f.holding, (on) => ({ holding: on })],
  ['应答受干扰', 'Replies mangled', (f) => f.mangling, (on) => ({ mangling: on })],
  ['波特率不符', 'Wrong speed', (f) => f.wrongSpeed, (on) => ({ wrongSpeed: on })],
  ['未装中文字库', 'No Chinese font', (f) => f.withoutChinese, (on) => ({ withoutChinese: on })],
  ['号票无人取', 'Slip not taken', (f) => f.slipLeft, (on) => ({ slipLeft: on })],
  ['断电', 'No power', (f) => f.off, (on) => ({ off: on })],
  ['拔掉数据线', 'Unplugged', (f) => f.unplugged, (on) => ({ unplugged: on })],
];
const ACTIONS = [
  ['全部修复', 'Repair all', 'repair'],
  ['断电重启', 'Power cycle', 'power-cycle'],
  ['撕下凭条', 'Tear off', 'tear-off'],
];
const CONDITIONS = [
  [(s) => s.faults.unplugged, 'alarm', '数据线已拔掉', 'unplugged'],
  [(s) => s.sensors.coverOpen, 'alarm', '上盖打开', 'cover open'],
  [(s) => s.sensors.paperOut, 'alarm', '缺纸', 'paper out'],
  [(s) => s.sensors.cutterError, 'alarm', '切刀故障:排除后请开合一次上盖', 'cutter error: clear it, then open and close the cover'],
  [(s) => s.sensors.headHot, 'alarm', '打印头过热', 'head hot'],
  [(s) => s.sensors.paperNearEnd, 'warn', '纸将尽', 'paper near end'],
  [() => true, 'good', '就绪', 'ready'],
];

const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const both = (zh, en) => [element('span', { textContent: zh }), element('small', { lang: 'en', textContent: en })];
const byId = (id) => document.getElementById(id);
const post = (path, body) =>
  fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then(refresh);

let state = null;
const switches = SWITCHES.map(([zh, en, isOn, change]) => {
  const button = element('button', { type: 'button' }, ...both(zh, en));
  button.addEventListener('click', () => post('/faults', change(!isOn(state.faults))));
  byId('controls').append(button);
  return { button, isOn };
});
for (const [zh, en, action] of ACTIONS) {
  const button = element('button', { type: 'button', className: 'plain' }, ...both(zh, en));
  button.addEventListener('click', () => post('/actions', { action }));
  byId('controls').append(button);
}

function showFacts() {
  const facts = [
    ['端口 Port', `127.0.0.1:${state.port}`],
    ['已打印 Slips', state.slipCount],
    ['缓冲区 Buffer', `${state.bufferedBytes} B`],
    ['未知命令 Unknown', state.unknownCount === 0 ? '0' : `${state.unknownCount} (${state.unknownCommands.slice(0, 5).join(', ')})`],
  ];
  byId('facts').replaceChildren(
    ...facts.flatMap(([name, value]) => [element('dt', { textContent: name }), element('dd', { textContent: value })]),
  );
}

// The picture as the printer would have printed it, one pixel for each dot.
async function savePng(n, width, height) {
  const image = new Image();
  image.src = `/slips/${n}.svg`;
  await image.decode();
  const canvas = element('canvas', { width, height });
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  element('a', { download: `slip-${n}.png`, href: canvas.toDataURL('image/png') }).click();
}

function slipFigure({ n, at, byteCount, widthDots, heightDots }) {
  const [width, height] = [widthDots + 64, heightDots + 64];
  const png = element('a', { href: '#', textContent: 'PNG' });
  png.addEventListener('click', (event) => {
    event.preventDefault();
    void savePng(n, width, height);
  });
  const caption = element('figcaption', {}, `#${n} · ${new Date(at).toLocaleTimeString('zh-CN', { hour12: false })} · ${byteCount} B`);
  caption.append(element('span', {}, element('a', { href: `/slips/${n}.svg`, download: `slip-${n}.svg`, textContent: 'SVG' }), ' ', png));
  const figure = element('figure', {}, element('img', { src: `/slips/${n}.svg`, alt: `凭条 slip ${n}`, width, height }), caption);
  figure.dataset.n = n;
  return figure;
}

function showSlips() {
  const tray = byId('tray');
  if (state.slips.length > 0) tray.querySelector('.empty')?.remove();
  const shown = new Set([...tray.children].map((figure) => figure.dataset.n));
  for (const slip of [...state.slips].reverse()) if (!shown.has(String(slip.n))) tray.prepend(slipFigure(slip));
  while (tray.childElementCount > state.slips.length && state.slips.length > 0) tray.lastElementChild.remove();
}

async function refresh() {
  const condition = byId('condition');
  try {
    state = await (await fetch('/state')).json();
  } catch {
    condition.dataset.level = 'alarm';
    condition.replaceChildren('虚拟打印机已停止 ', element('small', { lang: 'en', textContent: 'stopped' }));
    return;
  }
  const [, level, zh, en] = CONDITIONS.find(([applies]) => applies(state));
  condition.dataset.level = level;
  const text = `${zh} ${en}`;
  if (condition.textContent !== text) condition.replaceChildren(`${zh} `, element('small', { lang: 'en', textContent: en }));
  for (const { button, isOn } of switches) button.setAttribute('aria-pressed', String(isOn(state.faults)));
  showFacts();
  showSlips();
}

await refresh();
setInterval(refresh, POLL_MS);
