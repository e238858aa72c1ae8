import { describe, expect, it } from 'vitest';
import { PRODUCT_CODE, repositoryFiles, textOf } from './source-files.ts';
import { type Import, importsOf, resolved } from './syntax.ts';

interface Rule {
  readonly name: string;
  /** Files the rule is for. */
  readonly of: RegExp;
  /** What they may import at run time, and what as types only; paths from the top, or package names. */
  readonly values: RegExp;
  readonly types: RegExp;
}

const KERNEL = /^server\/kernel\//;
const RELATIVE_WEB = '^server/web/|^server/contract/(wire|version)\\.ts$';

function client(folder: string): RegExp {
  return new RegExp(`^${folder}/|${RELATIVE_WEB}|^preact(/|$)|^@preact/signals$`);
}

/** Who may import what. A line that breaks it is a design decision: change the design first. */
const TABLE: readonly Rule[] = [
  { name: 'the kernel stands alone', of: KERNEL, values: KERNEL, types: KERNEL },
  {
    name: 'the contract knows zod, the kernel’s words and its list of commands',
    of: /^server\/contract\//,
    values: /^zod$|^server\/contract\/|^server\/kernel\/(words|configuration|state)\/|^server\/kernel\/commands\.ts$/,
    types: /^server\/(contract|kernel)\//,
  },
  {
    name: 'views look at kernel and contract',
    of: /^server\/views\//,
    values: /^server\/(views|kernel|contract)\//,
    types: /^server\/(views|kernel|contract)\//,
  },
  {
    name: 'the simulator runs the kernel and nothing else',
    of: /^server\/simulation\/(?!observer\/what-is-seen\.ts)/,
    values: /^server\/(simulation|kernel)\/|^node:(util|worker_threads|fs|path|url)$/,
    types: /^server\/(simulation|kernel)\//,
  },
  {
    name: 'observers see what the public sees',
    of: /^server\/simulation\/observer\/what-is-seen\.ts/,
    values: /^server\/views\/(wall|phone|openness|slip\/slip)\.ts$/,
    types: /^server\/(simulation|kernel|contract)\//,
  },
  {
    name: 'lists are read and drafted with no network and no disk',
    of: /^server\/(prospects|gatherings)\//,
    values: new RegExp(
      '^server/(prospects|gatherings|contract|kernel)/|^server/desk/draft\\.ts$|^server/store/(prospect|gathering)\\.ts$' +
        '|^(csv-parse/sync|iconv-lite|libphonenumber-js/min)$',
    ),
    types: /^server\/(prospects|gatherings|contract|kernel|store)\/|^server\/desk\/draft\.ts$/,
  },
  {
    name: 'the desk decides, appends, folds and tells, and knows no network',
    of: /^server\/desk\//,
    values: /^server\/(desk|kernel|store)\/|^server\/time\/clock\.ts$|^node:crypto$/,
    types: /^server\/(desk|kernel|store)\/|^server\/time\/clock\.ts$/,
  },
  {
    name: 'the network asks the desk and shows views, and holds no rule',
    of: /^server\/net\/(?!phone\/page\/)/,
    values: new RegExp(
      '^server/(net|contract|views|desk|config|directory|prospects|gatherings|simulation|store/records)/|^server/time/local-times\\.ts$' +
        '|^server/store/(prospect|tokens|unavailable)\\.ts$|^server/kernel/(words|configuration|state)/|^server/kernel/follow-up/contact-hour\\.ts$' +
        '|^node:|^(zod|express|socket\\.io(-parser)?|helmet|rate-limiter-flexible|temporal-polyfill)$',
    ),
    types: /^server\/|^(zod|pino|express|socket\.io)$|^node:/,
  },
  {
    name: 'figures for a monitor are read off the rest, which knows nothing of them',
    of: /^server\/metrics\//,
    values: /^server\/(metrics|contract)\/|^server\/kernel\/state\/printing\.ts$|^node:http$|^prom-client$/,
    types: /^server\/|^node:(http|net)$|^pino$/,
  },
  {
    name: 'the store keeps what the kernel says',
    of: /^server\/store\//,
    values: new RegExp(
      '^server/(store|kernel|contract)/|^server/config(/(schema|upgrade))?\\.ts$|^server/time/local-times\\.ts$|^server/prospects/telephone\\.ts$' +
        '|^node:|^(better-sqlite3|csv-stringify/sync|write-excel-file/node)$',
    ),
    types: /^server\/(store|kernel|contract|config)|^better-sqlite3$/,
  },
  {
    name: 'safekeeping works on files beside the server, and on the branch only as the store and a fold show it',
    of: /^server\/safekeeping\//,
    values: new RegExp(
      '^server/(safekeeping|store)/|^server/(config(/(bring-up|told-configuration))?|environment|time/clock|desk/desk-parts|.*/local-text|contract/common' +
        '|certificate/(certificate-files|pem))\\.ts$|^(tar|zod)$|^node:',
    ),
    types: /^server\/(safekeeping|store|kernel|config|time)|^(tar|pino)$/,
  },
  {
    name: 'the configuration is checked with the contract’s words, the agent’s own codec, and what screens are sized by and post',
    of: /^server\/config(\/|\.ts$)/,
    values: new RegExp(
      '^server/(config(/|\\.ts$)|kernel/|contract/)|^hardware/codec/|^server/web/(text-units|wall-sizes)\\.ts$' +
        '|^server/views/posted-rule\\.ts$|^(zod|jsonc-parser|temporal-polyfill)$|^node:(fs|path|util)$',
    ),
    types: /^server\/(config(\/|\.ts$)|kernel\/|contract\/)/,
  },
  {
    name: 'certificates are read and made beside the branch, of which they know nothing',
    of: /^server\/certificate\//,
    values: /^server\/certificate\/|^server\/config\.ts$|^(zod|reflect-metadata|@peculiar\/(x509|asn1-schema|asn1-x509))$|^node:/,
    types: /^server\/certificate\/|^server\/kernel\/configuration\/local-text\.ts$/,
  },
  {
    name: 'the look-up of cards knows the kernel’s words and the bank’s address, and no branch',
    of: /^server\/directory\//,
    values: /^server\/(directory|kernel)\/|^zod$|^node:/,
    types: /^server\/(directory|kernel)\/|^pino$/,
  },
  {
    name: 'the bank’s sign-in proves who somebody is, and knows no branch',
    of: /^server\/provider\//,
    values: /^server\/provider\/|^openid-client$|^node:(crypto|events|fs|https)$/,
    types: /^server\/provider\/|^server\/kernel\/configuration\/local-text\.ts$|^(openid-client|pino)$|^node:http$/,
  },
  {
    name: 'browser code shares no server code',
    of: /^server\/web\//,
    values: new RegExp(
      `${RELATIVE_WEB}|^preact(/|$)|^@preact/signals$|^socket\\.io-client$|^i18next$|^tinykeys$|^lucide-static/|^@fontsource-variable/`,
    ),
    types: /^server\/(contract|kernel)\/|^server\/web\/|^tinykeys$/,
  },
  {
    name: 'the page on customers’ phones carries nothing but itself',
    of: /^server\/net\/phone\/page\//,
    values: /^server\/net\/phone\/page\//,
    types: /^server\/net\/phone\/page\/|^server\/contract\/(phone|wire)\.ts$/,
  },
  {
    name: 'the kiosk',
    of: /^kiosk\//,
    values: client('kiosk'),
    types: /^server\/(contract\/kiosk|kernel\/configuration\/local-text)\.ts$|^server\/contract\/wire\.ts$/,
  },
  {
    name: 'the displays',
    of: /^display\/.*\.tsx?$/,
    values: client('display'),
    types: /^server\/contract\/(wall|counter-display|rating|wire)\.ts$|^server\/kernel\/configuration\/local-text\.ts$/,
  },
  {
    name: 'the staff client',
    of: /^counter-client\/(?!admin\/)/,
    values: new RegExp(`${client('counter-client').source}|^uplot$`),
    types: new RegExp(
      '^server/contract/(alarm|teller|lobby|manager|command/person|supervisor|list/(prospects|gatherings)|appointments|duty|support|follow-up|' +
        'day-end|day-report|people/(people|devices|erasure|trail)|records|priority|referral|explanation|server-condition|wire)\.ts$' +
        '|^server/kernel/configuration/local-text\\.ts$',
    ),
  },
  {
    name: 'the administrator’s page previews with the agent’s own codec',
    of: /^counter-client\/admin\//,
    values: new RegExp(`${client('counter-client').source}|^hardware/codec/|^hardware/virtual-printer/(draw-slip|slip-svg)\\.ts$`),
    types: /^server\/contract\/(slip-template|wire)\.ts$|^server\/kernel\/configuration\/(slip-template|local-text)\.ts$/,
  },
  {
    name: 'the hardware agent',
    of: /^hardware\//,
    values: new RegExp(
      '^hardware/|^node:|^(zod|serialport|socket\\.io-client|iconv-lite|uqr|pino|jsonc-parser)$|' +
        '^server/contract/(wire|version)\\.ts$|^server/(service-manager|watchdog)\\.ts$',
    ),
    types: /^server\/contract\/(device|wire)\.ts$|^server\/kernel\/(state\/printing|configuration\/local-text)\.ts$|^@serialport\//,
  },
];

interface OnlyRule {
  readonly module: RegExp;
  readonly onlyIn: RegExp;
}

/** Packages with one home. */
const HOMES: readonly OnlyRule[] = [
  { module: /^better-sqlite3$/, onlyIn: /^server\/store\// },
  { module: /^(express|socket\.io|helmet|rate-limiter-flexible)$/, onlyIn: /^server\/net\// },
  { module: /^uplot$/, onlyIn: /^counter-client\/supervisor\// },
  { module: /^serialport$/, onlyIn: /^hardware\/link\// },
  { module: /^prom-client$/, onlyIn: /^server\/metrics\// },
  { module: /^iconv-lite$/, onlyIn: /^(hardware|server\/prospects)\// },
  { module: /^csv-parse(\/|$)/, onlyIn: /^server\/prospects\// },
  { module: /^(@peculiar\/.*|reflect-metadata)$/, onlyIn: /^server\/certificate\/make\// },
  { module: /^tar$/, onlyIn: /^server\/safekeeping\// },
];

function breaches(path: string, imports: readonly Import[]): readonly string[] {
  const found: string[] = [];
  for (const { from, typeOnly } of imports) {
    const target = resolved(path, from);
    if (/\.(css|json|svg|ogg|mp3|wav)$/.test(target.replace(/\?.*$/, '')) && !KERNEL.test(path)) continue;
    for (const rule of TABLE) {
      const allowed = rule.values.test(target) || (typeOnly && rule.types.test(target));
      if (rule.of.test(path) && !allowed) found.push(`${path} imports ${target}: ${rule.name}`);
    }
    for (const { module, onlyIn } of HOMES) {
      if (module.test(target) && !typeOnly && !onlyIn.test(path)) found.push(`${path} imports ${target}, whose home is ${String(onlyIn)}`);
    }
  }
  return found;
}

describe('who may import what', () => {
  it('every file keeps to the table', () => {
    const files = repositoryFiles(PRODUCT_CODE);
    expect(files.length).toBeGreaterThan(80);
    expect(files.flatMap((path) => breaches(path, importsOf(textOf(path))))).toEqual([]);
  });

  it('a planted line is caught, wherever it breaks the table', () => {
    const planted: readonly (readonly [string, string])[] = [
      ['server/kernel/x.ts', "import { readFileSync } from 'node:fs';"],
      ['server/kernel/x.ts', "import type { KioskView } from '../contract/kiosk.ts';"],
      ['server/kernel/x.ts', "const later = import('zod');"],
      ['server/contract/x.ts', "import { decide } from '../kernel/decide.ts';"],
      ['server/contract/x.ts', "import { rateVisit } from '../kernel/rating/rate-visit.ts';"],
      ['server/views/x.ts', "import { Desk } from '../desk.ts';"],
      ['server/simulation/x.ts', "import { Desk } from '../desk.ts';"],
      ['server/desk.ts', "import Database from 'better-sqlite3';"],
      ['server/desk.ts', "import { Server } from 'socket.io';"],
      ['server/desk/x.ts', "import { refuse } from '../net/subjects/signed-in.ts';"],
      ['server/net/x.ts', "import { decide } from '../kernel/decide.ts';"],
      ['server/net/x.ts', "import { sqliteLog } from '../store/event-log.ts';"],
      ['server/metrics/x.ts', "import { Desk } from '../desk/desk.ts';"],
      ['server/desk/x.ts', "import { Counter } from 'prom-client';"],
      ['server/safekeeping/x.ts', "import { Gauge } from 'prom-client';"],
      ['server/store/x.ts', "import { Desk } from '../desk/desk.ts';"],
      ['server/store/x.ts', "import { viewOf } from '../net/of-subject.ts';"],
      ['server/safekeeping/x.ts', "import { listen } from '../net/server.ts';"],
      ['server/store/x.ts', "import { create } from 'tar';"],
      ['server/config/x.ts', "import { sqliteLog } from '../store/event-log.ts';"],
      ['server/directory/x.ts', "import type { Branch } from '../store/log.ts';"],
      ['server/prospects/x.ts', "import { sqliteLog } from '../store/event-log.ts';"],
      ['server/net/x.ts', "import { parse } from 'csv-parse/sync';"],
      ['server/net/x.ts', "import { issueServer } from '../certificate/make/issue.ts';"],
      ['server/certificate/x.ts', "import * as x509 from '@peculiar/x509';"],
      ['server/web/x.ts', "import { z } from 'zod';"],
      ['server/net/phone/page/x.ts', "import { FORGET_AFTER_MS } from '../../../contract/wire.ts';"],
      ['kiosk/x.tsx', "import { kioskView } from '../server/contract/kiosk.ts';"],
      ['kiosk/x.tsx', "import type { LobbyView } from '../server/contract/lobby.ts';"],
      ['display/x.tsx', "import { tile } from '../kiosk/tile.tsx';"],
      ['counter-client/x.tsx', "import type { Branch } from '../server/kernel/state/branch.ts';"],
      ['hardware/x.ts', "import { slip } from '../server/contract/device.ts';"],
      ['hardware/agent.ts', "import { SerialPort } from 'serialport';"],
    ];
    const missed = planted.filter(([path, line]) => breaches(path, importsOf(line)).length === 0);
    expect(missed).toEqual([]);
  });

  it('the kernel reads no clock, chance, timer or console', () => {
    const impure =
      /\b(Date\s*\(|Date\.now|new Date|Math\.random|setTimeout|setInterval|setImmediate|console\.|process\.|crypto|fetch\(|async |await |Promise)/;
    const guilty = repositoryFiles(KERNEL).filter((path) => path.endsWith('.ts') && impure.test(textOf(path)));
    expect(guilty).toEqual([]);
    expect(impure.test('const at = Date.now();') && impure.test('await x')).toBe(true);
  });

  it('only the entrances read the environment', () => {
    const readsEnvironment = /process\.env|process\.argv/;
    const entrances = /(^|\/)(main|start|build|day|simulate|generate)\.(ts|mjs)$/;
    const guilty = repositoryFiles(PRODUCT_CODE).filter((path) => !entrances.test(path) && readsEnvironment.test(textOf(path)));
    expect(guilty).toEqual([]);
  });

  it('no file only passes others on', () => {
    const barrels = repositoryFiles(PRODUCT_CODE).filter((path) => /^export (\*|\{[^}]*\}) from/m.test(textOf(path)));
    expect(barrels).toEqual([]);
  });
});
