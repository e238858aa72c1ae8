import { GatheringsPanel } from '../gathering/gatherings-panel.tsx';
import { ImportPage } from './import-page.tsx';
import type { PageProps } from '../page-props.ts';

/** Customer lists and gatherings: used a few times a month. */
export function ListsPart({ screen: { texts, moment } }: PageProps) {
  const props = { language: texts.language.value, offline: moment.offline.value };
  return (
    <>
      <ImportPage {...props} />
      <GatheringsPanel {...props} />
    </>
  );
}
