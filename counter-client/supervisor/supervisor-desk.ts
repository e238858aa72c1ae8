import type { SupervisorView } from '../../server/contract/supervisor.ts';
import type { Connection } from '../../server/web/connect.ts';
import { connect } from '../../server/web/connect.ts';
import { createTexts } from '../../server/web/i18n.ts';
import type { Moment } from '../parts/moment.ts';
import { createMoment } from '../parts/moment.ts';
import { supervisorEn } from './texts-en.ts';
import { supervisorZh } from './texts-zh.ts';

function createSupervisorTexts() {
  return createTexts(supervisorZh, supervisorEn);
}
export type SupervisorTexts = ReturnType<typeof createSupervisorTexts>;

/** Everything the supervisor's screen holds; made once, handed down. */
export interface SupervisorDesk {
  readonly connection: Connection<SupervisorView, never>;
  readonly texts: SupervisorTexts;
  readonly moment: Moment;
}

export function createSupervisorDesk(): SupervisorDesk {
  const connection = connect<SupervisorView, never>('supervisor');
  return { connection, texts: createSupervisorTexts(), moment: createMoment(connection) };
}
