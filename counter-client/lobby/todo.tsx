import type { LobbyView } from '../../server/contract/lobby.ts';
import { circleCheckIcon, Icon } from '../../server/web/icons.ts';
import { durationWords } from './hall-desk.ts';
import type { HallDesk } from './hall-desk.ts';
import { HandledCard, HelpCard } from './help-card.tsx';
import { Answers } from './answers.tsx';
import { PrinterAlerts, Unprinted } from './printer-alerts.tsx';
import { SoundAlerts, soundsInTrouble } from './sound-alerts.tsx';

/** How many things wait for somebody: requests nobody goes to, printers and voices that need a hand. */
export function todoCount(view: LobbyView, nowMs: number): number {
  return (
    view.help.filter((help) => help.state !== 'acknowledged').length +
    view.printers.filter((printer) => printer.condition !== 'ready').length +
    soundsInTrouble(view, nowMs).length +
    view.notices.length
  );
}

export function Todo({ desk, view }: { readonly desk: HallDesk; readonly view: LobbyView }) {
  const { texts } = desk;
  const oldestFirst = [...view.help].sort((one, other) => one.raisedAt - other.raisedAt);
  const open = oldestFirst.filter((help) => help.state !== 'acknowledged');
  const handled = oldestFirst.filter((help) => help.state === 'acknowledged');
  const count = todoCount(view, desk.moment.now.value);
  return (
    <div class="todo">
      <h2 class="section-title">
        {texts.t('todo', {})}
        {count === 0 ? null : <span class="chip chip-bad">{count}</span>}
      </h2>
      {count === 0 ? <Nothing desk={desk} view={view} /> : null}
      {open.map((help) => (
        <HelpCard key={help.helpId} desk={desk} help={help} />
      ))}
      <Answers desk={desk} view={view} />
      <PrinterAlerts desk={desk} view={view} />
      <SoundAlerts desk={desk} view={view} />
      {handled.length === 0 ? null : <h2 class="section-title">{texts.t('handling', {})}</h2>}
      {handled.map((help) => (
        <HandledCard key={help.helpId} desk={desk} help={help} />
      ))}
      <Unprinted desk={desk} view={view} />
    </div>
  );
}

function Nothing({ desk, view }: { readonly desk: HallDesk; readonly view: LobbyView }) {
  const { texts } = desk;
  const { oldestSince } = view.totals;
  return (
    <div class="nothing">
      <Icon drawing={circleCheckIcon} size="40px" />
      <p class="nothing-title">{texts.t('todoNone', {})}</p>
      <p class="hint">
        {oldestSince === null
          ? texts.t('todoNoneHint', {})
          : texts.t('todoOldest', { time: durationWords(texts, desk.moment.now.value - oldestSince) })}
      </p>
    </div>
  );
}
