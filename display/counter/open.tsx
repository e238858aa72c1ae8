import type { CounterDisplayCommand, CounterDisplayView } from '../../server/contract/counter-display.ts';
import { connect } from '../../server/web/connect.ts';
import { CounterScreen } from './counter-screen.tsx';
import './counter.css';

/** Connects this page as a counter display and returns its screen. */
export function openCounterDisplay() {
  return <CounterScreen connection={connect<CounterDisplayView, CounterDisplayCommand>('counter-display')} />;
}
