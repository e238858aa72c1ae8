import { expect, it } from 'vitest';
import { deviceView as understood } from '../../hardware/device-view.ts';
import { deviceView as sent, SLIP_BLOCKS_MAX, SLIP_TEXT_MAX_LENGTH } from '../../server/contract/device.ts';

function viewOf(textLength: number): unknown {
  const text = { kind: 'text', text: '号'.repeat(textLength), scale: 8, bold: true, align: 'center' };
  const blocks = Array.from({ length: SLIP_BLOCKS_MAX }, () => text);
  return {
    agentId: 'agent',
    counters: [],
    printers: [{ printerId: 'printer', jobs: [{ jobId: 'j'.repeat(64), expiresAt: 0, slip: { blocks } }] }],
  };
}

it('the agent, which keeps a copy of the view for itself, understands the largest slip that the server may send, and no larger one', () => {
  expect(sent.parse(viewOf(SLIP_TEXT_MAX_LENGTH))).toEqual(understood.parse(viewOf(SLIP_TEXT_MAX_LENGTH)));
  expect(understood.safeParse(viewOf(SLIP_TEXT_MAX_LENGTH + 1)).success).toBe(false);
});
