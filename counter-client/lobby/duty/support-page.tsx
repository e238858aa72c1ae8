import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { SupportKind, SupportRow } from '../../../server/contract/support.ts';
import { angryIcon, handHelpingIcon, Icon, shieldAlertIcon, usersRoundIcon, wrenchIcon } from '../../../server/web/icons.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask } from '../../parts/frame/send.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { askedWords, END_WORDS, KIND_WORDS } from '../../parts/support/words.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

const SUPPORT_ICONS: Readonly<Record<SupportKind, string>> = {
  staff: usersRoundIcon,
  complaint: angryIcon,
  device: wrenchIcon,
  security: shieldAlertIcon,
};
const SUPPORT_KINDS = Object.keys(SUPPORT_ICONS) as SupportKind[];

interface GuardKey {
  readonly kind: LobbyView['help'][number]['kind'];
  readonly words: LobbyTextKey;
  readonly drawing: string;
}

const GUARD_KEYS: readonly GuardKey[] = [
  { kind: 'help', words: 'guardHelp', drawing: handHelpingIcon },
  { kind: 'complaint', words: 'guardComplaint', drawing: angryIcon },
  { kind: 'device', words: 'guardDevice', drawing: wrenchIcon },
  { kind: 'security', words: 'guardSecurity', drawing: shieldAlertIcon },
];

/** One tap asks the supervisor (S29); below, how far each request is. */
export function SupportPage({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const { support } = view;
  if (support === null) return <p class="hint">{texts.t('supportNone', {})}</p>;
  const open = support.requests.filter(({ state }) => state !== 'resolved');
  return (
    <>
      <section data-panel="support">
        <h2 class="section-title">
          {texts.t('supportTitle', {})}
          <span class="figure">{texts.t('supportLoad', support.load)}</span>
          {support.crowdedSince === null ? null : (
            <span class="chip chip-warn">
              {texts.t('supportCrowded', { time: durationWords(texts, moment.now.value - support.crowdedSince) })}
            </span>
          )}
        </h2>
        <p class="hint">{texts.t('supportHint', {})}</p>
        <div class="support-keys">
          {SUPPORT_KINDS.map((kind) => (
            <RaiseKey key={kind} screen={screen} kind={kind} isOpen={open.some((row) => row.kind === kind)} />
          ))}
        </div>
        <Refusal screen={screen} at="support" />
      </section>
      <Requests screen={screen} view={view} requests={support.requests} />
      <Guard screen={screen} />
    </>
  );
}

function RaiseKey({ screen, kind, isOpen }: { readonly screen: LobbyScreen; readonly kind: SupportKind; readonly isOpen: boolean }) {
  const { texts } = screen;
  return (
    <Button
      screen={screen}
      at={`support ${kind}`}
      look="plain"
      name={null}
      disabled={isOpen}
      onPress={() => ask(screen, 'support', { type: 'raise-support', kind }, () => {})}
    >
      <Icon drawing={SUPPORT_ICONS[kind]} size="28px" />
      <span class="key-words">
        <span>{texts.t(KIND_WORDS[kind], {})}</span>
        {isOpen ? <small>{texts.t('supportOpen', {})}</small> : null}
      </span>
    </Button>
  );
}

function Requests({ screen, view, requests }: PageProps & { readonly requests: readonly SupportRow[] }) {
  const { texts } = screen;
  return (
    <section data-list="support">
      <h2 class="section-title">{texts.t('supportRequests', {})}</h2>
      {requests.length === 0 ? <p class="hint">{texts.t('supportNone', {})}</p> : null}
      <ul class="rows">
        {requests.map((row) => (
          <li key={row.supportId} data-support={row.supportId} data-state={row.state}>
            <b class="support-kind">{texts.t(KIND_WORDS[row.kind], {})}</b>
            <span class="name">
              <span>
                <span class={`chip ${chipOf(row)}`}>{stateWords(screen, row)}</span>
              </span>
              <small>{askedWords(texts, row, view.timeZone)}</small>
            </span>
            {row.state === 'resolved' ? null : (
              <Button
                screen={screen}
                at={`withdraw ${row.supportId}`}
                look="plain"
                name={null}
                disabled={false}
                onPress={() => ask(screen, `withdraw ${row.supportId}`, { type: 'withdraw-support', supportId: row.supportId }, () => {})}
              >
                {texts.t('supportWithdraw', {})}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function chipOf({ state }: SupportRow): string {
  return state === 'resolved' ? '' : state === 'acknowledged' ? 'chip-ok' : state === 'seen' ? 'chip-info' : 'chip-warn';
}

function stateWords({ texts }: LobbyScreen, row: SupportRow): string {
  switch (row.state) {
    case 'raised':
      return texts.t('supportRaised', {});
    case 'seen':
      return texts.t('supportSeen', {});
    case 'acknowledged':
      return texts.t('supportAcknowledged', { name: row.acknowledgedBy ?? '' });
    case 'resolved':
      return texts.t(END_WORDS[row.end ?? 'other'], {});
    default:
      return row.state satisfies never;
  }
}

/** A guard has no screen: requests made in person are written down here (S27). */
function Guard({ screen }: { readonly screen: LobbyScreen }) {
  const { texts } = screen;
  return (
    <section data-panel="guard">
      <h2 class="section-title">{texts.t('guardTitle', {})}</h2>
      <p class="hint">{texts.t('guardHint', {})}</p>
      <div class="support-keys">
        {GUARD_KEYS.map(({ kind, words, drawing }) => (
          <Button
            key={kind}
            screen={screen}
            at={`guard ${kind}`}
            look="plain"
            name={null}
            disabled={false}
            onPress={() => ask(screen, 'guard', { type: 'request-help', counterId: null, kind }, () => {})}
          >
            <Icon drawing={drawing} size="28px" />
            <span>{texts.t(words, {})}</span>
          </Button>
        ))}
      </div>
      <Refusal screen={screen} at="guard" />
    </section>
  );
}
