import { Icon, cameraIcon, fileTextIcon, landmarkIcon, printerIcon, ticketIcon, usersRoundIcon } from '../server/web/icons.ts';
import { secondsLeft } from '../server/web/time.ts';
import { Hero } from './hero.tsx';
import type { Kit } from './kit.ts';
import type { KioskPage } from './page.ts';
import { numberIsAll } from './slip.ts';
import type { SlipShown } from './slip.ts';
import type { KioskKey } from './texts.ts';
import type { KioskService } from './tiles.ts';

type TicketOnPage = Extract<KioskPage, { kind: 'ticket' }>;

const SLIP_WORDS: Readonly<Record<SlipShown, { readonly key: KioskKey; readonly drawing: string }>> = {
  printing: { key: 'slipPrinting', drawing: printerIcon },
  printed: { key: 'slipPrinted', drawing: ticketIcon },
  unconfirmed: { key: 'slipUnconfirmed', drawing: printerIcon },
  failed: { key: 'slipFailed', drawing: cameraIcon },
  absent: { key: 'slipAbsent', drawing: cameraIcon },
};

function Forms({ kit, service }: { readonly kit: Kit; readonly service: KioskService }) {
  const { texts } = kit;
  if (service.forms.length === 0) return null;
  return (
    <section class="card forms">
      <h2>
        <Icon drawing={fileTextIcon} size="1.2em" />
        {texts.t('forms', {})}
      </h2>
      <ul>
        {service.forms.map((form) => (
          <li key={form['zh-CN']}>{texts.pick(form)}</li>
        ))}
      </ul>
      <p class="card-line">{texts.t('formsLine', {})}</p>
    </section>
  );
}

/**
 * Where the business can be done without waiting (S33), beside a number that is already the customer's. Large print: nobody is sent
 * away from the counter (the 2021 notice on serving the elderly).
 */
function Hint({ kit, service }: { readonly kit: Kit; readonly service: KioskService }) {
  const { session, texts } = kit;
  if (service.selfServiceHint === null || session.elder.value) return null;
  return (
    <section class="card hint-beside">
      <h2>
        <Icon drawing={landmarkIcon} size="1.2em" />
        {texts.t('hintBeside', {})}
      </h2>
      <p class="card-line">{texts.pick(service.selfServiceHint)}</p>
    </section>
  );
}

/** What the customer may do with the time. */
function WhileWaiting({ kit, service }: { readonly kit: Kit; readonly service: KioskService }) {
  return (
    <>
      <Hint kit={kit} service={service} />
      <Forms kit={kit} service={service} />
    </>
  );
}

interface AheadProps {
  readonly kit: Kit;
  readonly ahead: number;
  readonly counters: KioskService['counters'];
}

function Ahead({ kit, ahead, counters }: AheadProps) {
  const { session, texts } = kit;
  const rule = session.connection.view.value?.postedRule ?? null;
  return (
    <section class="card ahead">
      <h2>
        <Icon drawing={usersRoundIcon} size="1.2em" />
        {ahead > 0 ? texts.t('ahead', { count: ahead }) : texts.t(counters === 'none' ? 'aheadNoCounter' : 'aheadNone', {})}
      </h2>
      {counters === 'all' ? null : <p class="counters-open">{texts.t(counters === 'none' ? 'counterNone' : 'counterSome', {})}</p>}
      {rule === null ? null : <p class="card-line">{texts.pick(rule)}</p>}
    </section>
  );
}

function Actions({ kit, slip }: { readonly kit: Kit; readonly slip: SlipShown }) {
  const { session, texts, guard } = kit;
  const left = session.retakeLeftMs.value;
  const retaking = session.retaking.value;
  const refusal = session.retakeRefusal.value;
  const retakable = (left > 0 || retaking) && refusal === null;
  return (
    <>
      {refusal === null ? null : (
        <p class="note" role="alert">
          {texts.pick(refusal)}
        </p>
      )}
      <div class="actions">
        {retakable ? (
          <button
            type="button"
            class="action"
            aria-disabled={retaking || session.offline.value}
            {...guard.tap(() => void session.retake())}
          >
            {retaking ? texts.t('retaking', {}) : texts.t('retake', { seconds: secondsLeft(left) })}
          </button>
        ) : null}
        <button type="button" class="action action-main" aria-disabled={retaking} {...guard.tap(() => session.reset())}>
          {texts.t(numberIsAll(slip) ? 'remembered' : 'done', {})}
        </button>
      </div>
    </>
  );
}

/** A slip that comes out of another printer than this kiosk's own: where to find it comes before everything else. */
function slipWords({ session, texts }: Kit, slip: SlipShown, key: KioskKey): string {
  const at = session.ticket.value?.slipAt ?? null;
  if (at === null || numberIsAll(slip)) return texts.t(key, {});
  return texts.t(slip === 'unconfirmed' ? 'slipElsewhereUnconfirmed' : 'slipElsewhere', { printer: texts.pick(at) });
}

function countersOf(service: KioskService | null): KioskService['counters'] {
  return service?.counters ?? 'all';
}

/** The number, large enough to be read from a step back; larger still where it is all the customer has. */
export function TicketPage({ kit, page }: { readonly kit: Kit; readonly page: TicketOnPage }) {
  const { session, texts } = kit;
  const view = session.connection.view.value;
  const service = view?.services.find(({ id }) => id === page.serviceId) ?? null;
  const visits = view?.visits?.serviceId === page.serviceId ? view.visits : null;
  const named = service ?? visits;
  const slip = session.slip.value ?? 'printing';
  const words = SLIP_WORDS[slip];
  const giant = numberIsAll(slip);
  const name = named === null ? '' : texts.pick(session.elder.value ? named.plainName : named.name);
  return (
    <>
      <Hero kit={kit} page={`ticket ${page.ticketId}`} title={texts.t('yourNumber', {})} line="">
        <p class="number" data-giant={giant} style={{ '--characters': String(page.number.length) }}>
          {page.number}
        </p>
        <p class="number-service">{name}</p>
        <p class="slip-words" role="status" data-slip={slip}>
          <Icon drawing={words.drawing} size="1.3em" />
          <span>{slipWords(kit, slip, words.key)}</span>
        </p>
        <span class="notch notch-start" aria-hidden="true" />
        <span class="notch notch-end" aria-hidden="true" />
      </Hero>
      <main class="body body-ticket">
        {visits === null ? (
          <Ahead kit={kit} ahead={session.ticket.value?.ahead ?? page.ahead} counters={countersOf(service)} />
        ) : (
          <p class="card visit-line">{texts.t('visitLine', {})}</p>
        )}
        {giant && !session.elder.value ? <p class="card number-valid">{texts.t('numberValid', {})}</p> : null}
        {service === null ? null : <WhileWaiting kit={kit} service={service} />}
        <Actions kit={kit} slip={slip} />
      </main>
    </>
  );
}
