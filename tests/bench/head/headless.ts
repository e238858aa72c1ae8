import type { Plant } from '../../discretion/planted/plant.ts';

/** The product without the head beside its database: nothing else is left out. */
export const HEADLESS: Plant = {
  name: 'headless',
  edits: [
    {
      file: 'server/store/writer.ts',
      find: 'if (this.head !== head || this.writes !== writes) this.headFile.write(this.logHead());',
      replace: '',
    },
  ],
};
