import { runningTime } from '../../parts/running-time.ts';
import type { PageProps } from '../page-props.ts';

/** Each service's line: how long it is, how old, and how many counters serve it. */
export function QueuePanel({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return (
    <section class="panel" aria-label={texts.t('queues', {})}>
      <table class="plain-table">
        <caption>{texts.t('queues', {})}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.t('colService', {})}</th>
            <th scope="col">{texts.t('colWaiting', {})}</th>
            <th scope="col">{texts.t('colLongest', {})}</th>
            <th scope="col">{texts.t('colOpen', {})}</th>
          </tr>
        </thead>
        <tbody>
          {view.queues.map(({ serviceId, prefix, name, waiting, oldestSince, openCounters }) => (
            <tr key={serviceId}>
              <th scope="row">
                <span class="prefix" aria-hidden="true">
                  {prefix}
                </span>
                {texts.pick(name)}
              </th>
              <td>{waiting}</td>
              <td>{oldestSince === null ? '—' : runningTime(moment.now.value - oldestSince)}</td>
              <td>{openCounters}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
