import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { MeAnswer, SignedOut } from '../../../server/contract/people/people.ts';
import { Icon, userRoundIcon } from '../../../server/web/icons.ts';
import type { Texts } from '../../../server/web/i18n.ts';
import type { FrameTextKey } from '../frame/zh.ts';
import { ChangePerson } from './change-person.tsx';
import { PageLinks } from './door-page.tsx';
import type { Handover } from './handover.ts';
import { tell } from './http.ts';

interface Props {
  readonly screen: { readonly texts: Texts<FrameTextKey> };
  /** The page's words for the person, which are the button; null: an icon is. */
  readonly children: ComponentChildren;
}

/** Who is signed in, as of when the sheet was opened; null: it is closed. */
const shown = signal<MeAnswer | null>(null);

async function look(): Promise<void> {
  const told = await tell<MeAnswer>('GET', '/api/me', null);
  shown.value = told.kind === 'done' ? told.body : null;
}

/** On every staff page: who is signed in here and elsewhere, and the way out. */
export function Identity({ screen: { texts }, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isOurs = event.code === 'KeyU' && event.altKey && !event.ctrlKey && !event.metaKey && !event.repeat;
      if (!isOurs || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      void look();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <button
      ref={button}
      aria-keyshortcuts="Alt+U"
      type="button"
      class={children === null ? 'quiet who-am-i' : 'who-am-i who-named'}
      aria-haspopup="dialog"
      aria-label={children === null ? texts.t('myself', {}) : undefined}
      onClick={() => {
        button.current?.blur();
        void look();
      }}
    >
      {children ?? <Icon drawing={userRoundIcon} size="22px" />}
    </button>
  );
}

/** What that button opens; once a page, outside of whatever the button stands in. */
export function IdentitySheet({ texts, handover }: Props['screen'] & Pick<SheetProps, 'handover'>) {
  const me = shown.value;
  return me === null ? null : <WhoSheet texts={texts} me={me} handover={handover} />;
}

interface SheetProps {
  readonly texts: Texts<FrameTextKey>;
  readonly me: MeAnswer;
  /** null: whoever leaves this page leaves nothing behind. */
  readonly handover: Handover | null;
}

function WhoSheet({ texts, me, handover }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // As it was when the sheet was opened: while the colleague signs in, the counter closes, and the page knows none.
  const kept = useRef(handover);
  useLayoutEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const title = texts.t('whoAmI', { name: me.name });
  const { staffNumber } = me;
  return (
    <dialog
      ref={dialog}
      class="who-sheet"
      aria-label={title}
      data-sheet="who-am-i"
      data-own-keys
      onClose={() => {
        shown.value = null;
      }}
    >
      <h2>{title}</h2>
      <p>{staffNumber === null ? texts.t('byDemoLink', {}) : texts.t('atDevice', { number: staffNumber, device: me.deviceName })}</p>
      {me.sessions.length === 0 ? null : <SessionList texts={texts} me={me} />}
      {me.colleagues.length === 0 ? null : <ChangePerson texts={texts} colleagues={me.colleagues} handover={kept.current} />}
      <PageLinks texts={texts} pages={me.pages} title={texts.t('yourPages', {})} />
      <div class="dialog-actions">
        <button type="button" class="key key-plain" onClick={() => dialog.current?.close()}>
          {texts.t('close', {})}
        </button>
        {staffNumber === null ? null : (
          <button type="button" class="key key-filled" data-act="sign-out" onClick={() => void signOut()}>
            {texts.t('signOut', {})}
          </button>
        )}
      </div>
    </dialog>
  );
}

function SessionList({ texts, me: { sessions, timeZone } }: { readonly texts: Texts<FrameTextKey>; readonly me: MeAnswer }) {
  return (
    <section>
      <h3>{texts.t('signedInAt', {})}</h3>
      <ul>
        {sessions.map(({ id, deviceName, signedInAt, isThis }) => (
          <li key={id}>
            <b>{deviceName}</b>
            {isThis ? <span class="chip chip-ok">{texts.t('thisDevice', {})}</span> : null}
            <span class="hint">{texts.t('sessionSince', { time: timeText(signedInAt, timeZone, texts.language.value) })}</span>
            {isThis ? null : (
              <button type="button" class="quiet" onClick={() => void endThere(id)}>
                {texts.t('signOutThere', {})}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Day and time in the branch's zone. */
export function timeText(at: number, timeZone: string, language: string): string {
  const parts = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return new Intl.DateTimeFormat(language, parts).format(at);
}

async function endThere(id: string): Promise<void> {
  await tell('DELETE', `/api/me/sessions/${id}`, null);
  await look();
}

/** The page goes back to its door, as if it had just been opened; whoever came by the bank's account leaves that too, and comes back from there. */
async function signOut(): Promise<void> {
  const told = await tell<SignedOut>('POST', '/api/sign-out', {});
  const address = told.kind === 'done' ? told.body.providerAddress : null;
  if (address === null) location.reload();
  else location.replace(address);
}
