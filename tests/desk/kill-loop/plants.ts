import type { Batch, EventLog } from '../../../server/store/log.ts';
import { memoryLog } from '../../../server/store/memory-log.ts';

/** Faults the kill loop must find: answers forgotten; answers given before the disk has them. */
export const PLANTS = ['none', 'forgetful', 'write-behind'] as const;
export type Plant = (typeof PLANTS)[number];

export function isPlant(text: string): text is Plant {
  return PLANTS.some((plant) => plant === text);
}

export function planted(plant: Plant, log: EventLog): EventLog {
  switch (plant) {
    case 'none':
      return log;
    case 'forgetful':
      return forgetful(log);
    case 'write-behind':
      return writeBehind(log);
    default:
      return plant satisfies never;
  }
}

function forgetful(log: EventLog): EventLog {
  return {
    ...log,
    recall: () => null,
    transact: (write) => log.transact((batch) => write({ ...batch, remember: () => {} })),
  };
}

const BEHIND_MS = 20;

/** Commits to memory, answers, and brings it to the disk a little later. */
function writeBehind(log: EventLog): EventLog {
  const memory = memoryLog();
  let open = true;
  return {
    ...log,
    close: () => {
      open = false;
      log.close();
    },
    recall: (commandId) => memory.recall(commandId) ?? log.recall(commandId),
    transact: (write) =>
      memory.transact((batch) => {
        const later: ((batch: Batch) => void)[] = [];
        const result = write({
          lists: batch.lists,
          append: (cause, stored) => void later.push((disk) => disk.append(cause, stored)),
          remember: (commandId, known, at) => {
            batch.remember(commandId, known, at);
            later.push((disk) => disk.remember(commandId, known, at));
          },
          keep: (person, at) => {
            batch.keep(person, at);
            later.push((disk) => disk.keep(person, at));
          },
          giveTerm: (refs, purgeAt) => void later.push((disk) => disk.giveTerm(refs, purgeAt)),
          inherit: (ref, fromRef) => void later.push((disk) => disk.inherit(ref, fromRef)),
          forget: (refs) => void later.push((disk) => disk.forget(refs)),
        });
        setTimeout(() => open && log.transact((disk) => later.forEach((each) => each(disk))), BEHIND_MS);
        return result;
      }),
  };
}
