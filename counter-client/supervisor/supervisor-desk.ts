import type { SupervisorCommand, SupervisorView } from '../../server/contract/supervisor.ts';
import type { Connection } from '../../server/web/connect.ts';
import { connect } from '../../server/web/connect.ts';
import { createTexts } from '../../server/web/i18n.ts';
import type { Moment } from '../parts/moment.ts';
import { createMoment } from '../parts/moment.ts';
import type { Sender } from '../parts/sender.ts';
import { createSender } from '../parts/sender.ts';
import { supervisorEn } from './texts-en.ts';
import { supervisorZh } from './texts-zh.ts';

function createSupervisorTexts() {
  return createTexts(supervisorZh, supervisorEn);
}
export type SupervisorTexts = ReturnType<typeof createSupervisorTexts>;

/** Everything the supervisor's screen holds; made once, handed down. */
export interface SupervisorDesk {
  readonly connection: Connection<SupervisorView, SupervisorCommand>;
  readonly texts: SupervisorTexts;
  readonly moment: Moment;
  readonly sender: Sender<SupervisorCommand>;
}

export function createSupervisorDesk(): SupervisorDesk {
  const connection = connect<SupervisorView, SupervisorCommand>('supervisor');
  return {
    connection,
    texts: createSupervisorTexts(),
    moment: createMoment(connection),
    sender: createSender((command) => connection.request(command)),
  };
}
