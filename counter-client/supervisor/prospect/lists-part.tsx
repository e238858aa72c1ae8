import { GatheringsPanel } from '../gathering/gatherings-panel.tsx';
import { ImportPage } from './import-page.tsx';
import type { SupervisorPartProps } from '../supervisor-parts.tsx';

/** Customer lists and gatherings: used a few times a month. */
export function ListsPart({ desk: { texts, moment } }: SupervisorPartProps) {
  const props = { language: texts.language.value, offline: moment.offline.value };
  return (
    <>
      <ImportPage {...props} />
      <GatheringsPanel {...props} />
    </>
  );
}
