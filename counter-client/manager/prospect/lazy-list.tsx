import { Lazy } from '../../parts/frame/lazy.tsx';
import type { PageProps } from '../page-props.ts';

const load = () => import('./list.tsx').then(({ ProspectList }) => ProspectList);

/** The list that the supervisor imported: it comes when it is asked for. */
export function LazyProspectList({ screen: { texts, moment } }: PageProps) {
  return <Lazy load={load} props={{ language: texts.language.value, offline: moment.offline.value }} />;
}
