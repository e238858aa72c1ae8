import { Icon, landmarkIcon, ticketIcon } from '../server/web/icons.ts';
import { Hero } from './hero.tsx';
import type { Kit } from './kit.ts';

/** The business can be done without queueing (S33). Says so once; one touch goes on to a number. */
export function HintPage({ kit, serviceId }: { readonly kit: Kit; readonly serviceId: string }) {
  const { session, texts, guard } = kit;
  const service = session.connection.view.value?.services.find(({ id }) => id === serviceId) ?? null;
  const hint = service?.selfServiceHint ?? null;
  const taking = session.taking.value !== null;
  const offline = session.offline.value;
  return (
    <>
      <Hero
        kit={kit}
        page="hint"
        title={texts.t(offline ? 'offline' : 'hintTitle', {})}
        line={texts.t(offline ? 'offlineLine' : 'hintLine', {})}
      >
        {null}
      </Hero>
      <main class="body body-sheet">
        <div class="card hint">
          <span class="hint-icon">
            <Icon drawing={landmarkIcon} size="1.6em" />
          </span>
          <div>
            <h2>{service === null ? '' : texts.pick(service.name)}</h2>
            <p class="card-line">{hint === null ? '' : texts.pick(hint)}</p>
          </div>
        </div>
        <div class="actions">
          <button type="button" class="action" aria-disabled={taking} {...guard.tap(() => session.backToServices())}>
            {texts.t('back', {})}
          </button>
          <button
            type="button"
            class="action action-main"
            aria-disabled={taking || offline}
            aria-busy={taking}
            {...guard.tap(() => void session.take(serviceId))}
          >
            {taking ? <span class="spinner" aria-hidden="true" /> : <Icon drawing={ticketIcon} size="1.2em" />}
            {texts.t(taking ? (session.takingLong.value ? 'takingLong' : 'taking') : 'goOn', {})}
          </button>
        </div>
      </main>
    </>
  );
}
