import type { LobbyView } from '../../../server/contract/lobby.ts';
import { conciergeBellIcon, frownIcon, handHelpingIcon, Icon, shieldAlertIcon, wrenchIcon } from '../../../server/web/icons.ts';
import { stopwatchText } from '../../../server/web/time.ts';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import { useSeen } from '../../parts/frame/use-seen.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

type Help = LobbyView['help'][number];

/** Ages at which a request grows more urgent. */
const SOON_AFTER_MS = 30_000;
export const LATE_AFTER_MS = 60_000;

type AgeLevel = 'new' | 'soon' | 'late';

export function ageLevel(ageMs: number): AgeLevel {
  if (ageMs >= LATE_AFTER_MS) return 'late';
  return ageMs >= SOON_AFTER_MS ? 'soon' : 'new';
}

const LEVEL_WORDS: Readonly<Record<AgeLevel, LobbyTextKey>> = { new: 'helpNew', soon: 'helpSoon', late: 'helpLate' };
const LEVEL_CHIP: Readonly<Record<AgeLevel, string>> = { new: 'chip-info', soon: 'chip-warn', late: 'chip-bad' };

/** An icon for each kind of request, so that nobody takes a security call for a question. */
function HelpIcon({ help: { kind, sourceKind } }: { readonly help: Help }) {
  const asked = sourceKind === 'kiosk' ? handHelpingIcon : conciergeBellIcon;
  const drawing = { help: asked, complaint: frownIcon, device: wrenchIcon, security: shieldAlertIcon }[kind];
  return (
    <p class="help-icon" data-kind={kind}>
      <Icon drawing={drawing} size="36px" />
    </p>
  );
}

function helpWords({ kind, sourceKind }: Help): LobbyTextKey {
  const asked = { kiosk: 'helpKiosk', counter: 'helpCounter', guard: 'helpGuard' } as const;
  return ({ help: asked[sourceKind], complaint: 'helpComplaint', device: 'helpDevice', security: 'helpSecurity' } as const)[kind];
}

/** A request nobody goes to yet. */
export function HelpCard({ screen, help }: { readonly screen: LobbyScreen; readonly help: Help }) {
  const { texts } = screen;
  const ageMs = screen.moment.now.value - help.raisedAt;
  const level = ageLevel(ageMs);
  const card = useSeen<HTMLElement>(help.state === 'raised' ? `${help.helpId} ${help.pressesAgain}` : null, () => {
    void screen.connection.request({ type: 'see-help', helpId: help.helpId });
  });
  const at = `acknowledge ${help.helpId}`;
  return (
    <article ref={card} class={`card card-${level}`} data-help={help.helpId} data-level={level}>
      <div class="card-top">
        <HelpIcon help={help} />
        <div>
          <h3>{texts.pick(help.sourceName)}</h3>
          <p>{texts.t(helpWords(help), {})}</p>
          {help.pressesAgain === 0 ? null : <p class="chip chip-warn">{texts.t('helpPressedAgain', { count: help.pressesAgain })}</p>}
          {help.isSentToDesk ? <p class="chip">{texts.t('helpSentToDesk', {})}</p> : null}
        </div>
        <span class="age">{stopwatchText(ageMs)}</span>
      </div>
      <div class="card-foot">
        <span class={`chip ${LEVEL_CHIP[level]}`}>{texts.t(LEVEL_WORDS[level], {})}</span>
        <CommandButton screen={screen} at={at} look="filled" command={{ type: 'acknowledge-help', helpId: help.helpId }}>
          {texts.t('iGo', {})}
        </CommandButton>
      </div>
      <Refusal screen={screen} at={at} />
    </article>
  );
}

/** A request somebody is going to. */
export function HandledCard({ screen, help }: { readonly screen: LobbyScreen; readonly help: Help }) {
  const { texts } = screen;
  const at = `resolve ${help.helpId}`;
  return (
    <article class="card card-handled" data-help={help.helpId} data-level="handled">
      <div class="card-top">
        <HelpIcon help={help} />
        <div>
          <h3>{texts.pick(help.sourceName)}</h3>
          <p>
            {help.staffName === null ? texts.t('goingSomebody', {}) : texts.t('going', { name: help.staffName })} ·{' '}
            {stopwatchText(screen.moment.now.value - help.raisedAt)}
          </p>
        </div>
        <CommandButton screen={screen} at={at} look="plain" command={{ type: 'resolve-help', helpId: help.helpId }}>
          {texts.t('resolved', {})}
        </CommandButton>
      </div>
      <Refusal screen={screen} at={at} />
    </article>
  );
}
