import type { Screen } from './chromium.ts';

/** What a page holds once everything it can let go is gone. */
export async function heldBy(screen: Screen): Promise<{ heapBytes: number; nodes: number }> {
  const session = await screen.context.newCDPSession(screen.page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heapBytes: read('JSHeapUsedSize'), nodes: read('Nodes') };
}
