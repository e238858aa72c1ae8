import type { ServerCondition, ServerConditionKind } from '../../../server/contract/server-condition.ts';
import { Icon, wrenchIcon } from '../../../server/web/icons.ts';
import { durationWords } from '../frame/durations.ts';
import type { ScreenParts } from '../frame/staff-screen.ts';
import { conditionWords } from './words.ts';

/** With these no number can be taken or called. */
const STOPPING: readonly ServerConditionKind[] = ['storage-full', 'storage-busy'];

interface Props {
  readonly screen: Pick<ScreenParts, 'texts' | 'moment'>;
  readonly conditions: readonly ServerCondition[];
}

/** What is wrong with the server itself, for whoever can have it mended. Stands below a heading of its page. */
export function ConditionAlerts({ screen: { texts, moment }, conditions }: Props) {
  return conditions.map(({ kind, since, detail }) => {
    const { title, whatToDo } = conditionWords(kind);
    return (
      <article key={kind} class="condition" data-condition={kind} data-stops={STOPPING.includes(kind)}>
        <Icon drawing={wrenchIcon} size="28px" />
        <div>
          <h3>{texts.pick(title)}</h3>
          {texts.pick(detail) === '' ? null : <p class="hint">{texts.pick(detail)}</p>}
          <p class="what-to-do">{texts.pick(whatToDo)}</p>
          <p class="hint">{durationWords(texts, moment.now.value - since)}</p>
        </div>
      </article>
    );
  });
}
