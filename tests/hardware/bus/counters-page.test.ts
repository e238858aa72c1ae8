import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseHardwareConfig } from '../../../hardware/config.ts';

const PAGE = 'hardware/deploy/COUNTERS.md';

/** The agent's configuration with one example of the page as its devices. */
function read(devices: string) {
  const config = `{ "server": "http://127.0.0.1:8420", "token": "t", "stateDir": "/var/lib/agent", "devices": ${devices} }`;
  return parseHardwareConfig(config, PAGE).devices.buses;
}

test('every example of the technician’s page is a configuration the agent takes, and one that breaks a rule is not', () => {
  const examples = [...readFileSync(PAGE, 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  expect(examples).toHaveLength(3);
  const buses = examples.flatMap(read);
  const drivers = new Set(buses.flatMap(({ displays }) => displays.map(({ driver }) => driver)));
  expect([...drivers].sort()).toEqual(['candle', 'cd5220', 'epson-dm-d', 'template']);
  expect(buses.flatMap(({ pads }) => pads.flatMap(({ keys }) => keys.map(({ action }) => action)))).toEqual([
    'next',
    'recall',
    'confirm',
    'no-show',
    'pause',
    'help',
  ]);
  expect(() => read((examples[0] ?? '').replace('"address": 34', '"address": 33'))).toThrow(/"board-3" and "board-4" both have address 33/);
});
