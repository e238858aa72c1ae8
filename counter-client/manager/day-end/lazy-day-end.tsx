import { Lazy } from '../../parts/frame/lazy.tsx';
import type { PageProps } from '../page-props.ts';

const load = () => import('./copies.tsx').then(({ DayEndCopies }) => DayEndCopies);

/** Needed once a day. */
export function LazyDayEnd(props: PageProps) {
  return <Lazy load={load} props={props} />;
}
