import { Lazy } from '../../parts/frame/lazy.tsx';
import type { ExplainProps } from './explain-props.ts';

const load = () => import('./explain-sheet.tsx').then(({ ExplainSheet }) => ExplainSheet);

/** Asked a few times a day. */
export function LazyExplainSheet(props: ExplainProps) {
  return <Lazy load={load} props={props} />;
}
