import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { CrossCheck } from './finding.ts';
import type { Finding } from './finding.ts';

/** What the section `voice` and the displays must agree on. */
export const VOICE_CHECKS: readonly CrossCheck[] = [
  { sections: ['voice'], find: zonesOnce },
  { sections: ['voice', 'walls'], find: wallsHangInZones },
  { sections: ['walls'], find: oneVoiceAZone },
  { sections: ['voice', 'counters'], find: zonesCallKnownCounters },
  { sections: ['voice', 'counters'], find: everyCounterIsCalledSomewhere },
  { sections: ['voice'], find: levelSpansApart },
];

function zonesOnce({ voice }: BranchConfiguration): Finding[] {
  return voice.zones.flatMap((zone, index) =>
    voice.zones.findIndex((other) => other.id === zone.id) === index
      ? []
      : [{ path: ['voice', 'zones', index, 'id'], allowed: `an id of its own ("${zone.id}" is a zone already)` }],
  );
}

function wallsHangInZones({ voice, walls }: BranchConfiguration): Finding[] {
  const known = voice.zones.map((zone) => zone.id);
  return walls.flatMap((wall, index) =>
    known.includes(wall.zoneId)
      ? []
      : [{ path: ['walls', index, 'zoneId'], allowed: `the id of a zone in voice.zones: ${known.join(', ')}` }],
  );
}

function oneVoiceAZone({ walls }: BranchConfiguration): Finding[] {
  return walls.flatMap((wall, index) => {
    const first = walls.findIndex((other) => other.announces && other.zoneId === wall.zoneId);
    if (!wall.announces || first === index) return [];
    const allowed = `false: walls[${first}] announces in this zone already, and two voices in one hall cannot be understood`;
    return [{ path: ['walls', index, 'announces'], allowed }];
  });
}

function zonesCallKnownCounters({ voice, counters }: BranchConfiguration): Finding[] {
  const known = counters.map((counter) => counter.id);
  return voice.zones.flatMap((zone, at) =>
    (zone.counterIds ?? []).flatMap((counterId, index): Finding[] => {
      const path = ['voice', 'zones', at, 'counterIds', index];
      if (!known.includes(counterId)) return [{ path, allowed: `the id of a counter: ${known.join(', ')}` }];
      return zone.counterIds?.indexOf(counterId) === index ? [] : [{ path, allowed: 'each counter once' }];
    }),
  );
}

function everyCounterIsCalledSomewhere({ voice, counters }: BranchConfiguration): Finding[] {
  return counters.flatMap((counter, index) =>
    voice.zones.some((zone) => zone.counterIds === null || zone.counterIds.includes(counter.id))
      ? []
      : [{ path: ['counters', index, 'id'], allowed: 'a counter that some zone of voice.zones calls' }],
  );
}

function levelSpansApart({ voice }: BranchConfiguration): Finding[] {
  return voice.levelSpans.flatMap((span, index) => {
    const other = voice.levelSpans.slice(0, index).findIndex((before) => before.from < span.to && span.from < before.to);
    return other === -1
      ? []
      : [{ path: ['voice', 'levelSpans', index], allowed: `a span that does not overlap voice.levelSpans[${other}]` }];
  });
}
