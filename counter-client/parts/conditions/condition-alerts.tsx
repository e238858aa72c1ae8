import type { ServerCondition } from '../../../server/contract/server-condition.ts';
import { Icon, wrenchIcon } from '../../../server/web/icons.ts';
import { durationWords } from '../frame/durations.ts';
import type { ScreenParts } from '../frame/staff-screen.ts';
import { conditionWords } from './words.ts';

interface Props {
  readonly screen: Pick<ScreenParts, 'texts' | 'moment'>;
  readonly conditions: readonly ServerCondition[];
}

/** What is wrong with the server itself, for whoever can have it mended. */
export function ConditionAlerts({ screen: { texts, moment }, conditions }: Props) {
  return conditions.map(({ kind, since, detail }) => {
    const { title, whatToDo } = conditionWords(kind);
    return (
      <article key={kind} class="card card-printer card-soon" data-condition={kind}>
        <div class="card-top">
          <Icon drawing={wrenchIcon} size="28px" />
          <div>
            <h3>{texts.pick(title)}</h3>
            {detail === '' ? null : <p class="hint">{detail}</p>}
            <p class="what-to-do">{texts.pick(whatToDo)}</p>
            <p class="hint">{durationWords(texts, moment.now.value - since)}</p>
          </div>
        </div>
      </article>
    );
  });
}
