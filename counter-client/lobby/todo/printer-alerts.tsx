import { Icon, printerXIcon } from '../../../server/web/icons.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { durationWords } from '../../parts/frame/durations.ts';
import { openSheet } from '../../parts/frame/send.ts';
import { causeWords, PRINTER_WORDS } from '../../printer-words.ts';
import type { UnprintedRow } from '../lobby-sheet.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

const UNPRINTED_WORDS: Readonly<Record<UnprintedRow['state'], LobbyTextKey>> = {
  unconfirmed: 'stateUnconfirmed',
  failed: 'stateFailed',
};

export function PrinterAlerts({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return view.printers
    .filter((printer) => printer.condition !== 'ready')
    .map((printer) => {
      const soft = printer.canPrint || printer.condition === 'head-hot';
      return (
        <article
          key={printer.printerId}
          class={`card card-printer ${soft ? 'card-soon' : 'card-late'}`}
          data-printer={printer.printerId}
          data-condition={printer.condition}
        >
          <div class="card-top">
            <Icon drawing={printerXIcon} size="28px" />
            <div>
              <h3>{texts.pick(printer.name)}</h3>
              <p class="what-to-do">{texts.pick(PRINTER_WORDS[printer.condition].whatToDo)}</p>
              <p class="hint">
                {durationWords(texts, moment.now.value - printer.since)}
                {printer.pendingJobs > 0 ? ` · ${texts.t('pendingJobs', { count: printer.pendingJobs })}` : ''}
              </p>
            </div>
          </div>
        </article>
      );
    });
}

/** Valid numbers whose slip may not have been printed: the customer may need to be told. */
export function Unprinted({ screen, view }: PageProps) {
  const { texts } = screen;
  if (view.unprinted.length === 0) return null;
  return (
    <section data-list="unprinted">
      <h2>{texts.t('unprinted', {})}</h2>
      <p class="hint">{texts.t('unprintedHint', {})}</p>
      <ul class="rows">
        {view.unprinted.map((row) => (
          <li key={row.ticketId}>
            <b>{row.number}</b>
            <span class="name">
              {texts.t(UNPRINTED_WORDS[row.state], {})}
              {row.cause === null ? '' : ` · ${texts.pick(causeWords(row.cause))}`}
              <small>{clockText(row.at, view.timeZone)}</small>
            </span>
            <Button
              screen={screen}
              at={`ask reprint ${row.ticketId}`}
              look="plain"
              name={`${texts.t('reprint', {})} ${row.number}`}
              disabled={false}
              onPress={() => openSheet(screen, { kind: 'reprint', row })}
            >
              {texts.t('reprint', {})}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
