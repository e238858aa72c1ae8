import { Lazy } from '../../parts/frame/lazy.tsx';
import type { PageProps } from '../page-props.ts';

const load = () => import('./page.tsx').then(({ GatheringPage }) => GatheringPage);

/** Needed on the few days of a gathering. */
export function LazyGatheringPage({ screen: { texts, moment } }: PageProps) {
  return <Lazy load={load} props={{ language: texts.language.value, offline: moment.offline.value }} />;
}
