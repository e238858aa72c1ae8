import { Lazy } from '../../parts/frame/lazy.tsx';
import type { PageProps } from '../page-props.ts';

const load = () => import('./page.tsx').then(({ DayEndPage }) => DayEndPage);

/** Needed at the end of the day. */
export function LazyDayEnd(props: PageProps) {
  return <Lazy load={load} props={props} />;
}
