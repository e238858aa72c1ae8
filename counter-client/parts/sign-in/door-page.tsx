import { useEffect, useState } from 'preact/hooks';
import type { StaffPageName } from '../../../server/contract/people/people.ts';
import type { Texts } from '../../../server/web/i18n.ts';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import type { FrameTextKey } from '../frame/zh.ts';
import { pageToken } from '../page-headers.ts';
import type { DoorState } from './door.ts';
import { DoorField, DoorForm, type DoorProps } from './door-form.tsx';
import { SetUpForm } from './set-up-form.tsx';

const PAGES: { readonly [page in StaffPageName]: { readonly path: string; readonly words: FrameTextKey } } = {
  teller: { path: '/counter/teller', words: 'pageTeller' },
  lobby: { path: '/counter/lobby', words: 'pageLobby' },
  manager: { path: '/counter/manager', words: 'pageManager' },
  supervisor: { path: '/counter/supervisor', words: 'pageSupervisor' },
  administrator: { path: '/counter/people', words: 'pageAdministrator' },
};

interface PageProps extends DoorProps {
  /** What was done on this page and waits for its person; null: the page was not open before. */
  readonly keptActs: number | null;
}

/** What stands before a page until somebody who may see it is signed in. */
export function DoorPage({ door, texts, keptActs }: PageProps) {
  const state = door.state.value;
  return (
    <main class="door" data-door={state.name}>
      <section class="door-sheet">
        <div class="door-top">
          <LanguageSwitch screen={{ texts }} />
        </div>
        <Within door={door} texts={texts} keptActs={keptActs} state={state} />
      </section>
    </main>
  );
}

function Within({ door, texts, keptActs, state }: PageProps & { readonly state: DoorState }) {
  switch (state.name) {
    case 'checking':
    case 'shut':
      return <p aria-busy={state.name === 'checking'}>{texts.t(state.name === 'shut' ? 'noServerAnswer' : 'loading', {})}</p>;
    case 'device':
      return <DeviceForm door={door} texts={texts} />;
    case 'sign-in':
      return <SignInForm door={door} texts={texts} keptActs={keptActs} />;
    case 'set-up':
      return <SetUpForm door={door} texts={texts} first={state.first} />;
    case 'inside':
      return <PageLinks texts={texts} pages={state.me.pages} title={texts.t('yourPages', {})} />;
    default:
      return state satisfies never;
  }
}

function DeviceForm({ door, texts }: DoorProps) {
  const send = (read: (field: string) => string): void => void door.pair(read('code').replace(/\D/g, ''));
  return (
    <>
      <DoorForm
        door={door}
        texts={texts}
        title={texts.t('deviceTitle', {})}
        hint={texts.t('deviceHint', {})}
        button="pairDevice"
        fault={null}
        onSend={send}
      >
        <DoorField label={texts.t('pairingCode', {})} name="code" type="text" autocomplete="off" hint={null} focus />
      </DoorForm>
      <button type="button" class="quiet" onClick={() => door.show({ name: 'set-up', first: true })}>
        {texts.t('haveFirstCode', {})}
      </button>
    </>
  );
}

function SignInForm({ door, texts, keptActs }: PageProps) {
  useEffect(() => void door.askProvider(), [door]);
  return (
    <>
      <DoorForm
        door={door}
        texts={texts}
        title={texts.t(keptActs === null ? 'signInTitle' : 'signInAgain', {})}
        hint={keptActs === null || keptActs === 0 ? null : texts.t('signInKept', {})}
        button="signIn"
        fault={null}
        onSend={(read) => void door.signIn(read('staff-number'), read('secret'))}
      >
        <DoorField label={texts.t('staffNumber', {})} name="staff-number" type="text" autocomplete="username" hint={null} focus />
        <DoorField label={texts.t('secret', {})} name="secret" type="password" autocomplete="current-password" hint={null} focus={false} />
      </DoorForm>
      {door.isProviderOffered.value ? (
        <button type="button" class="key key-plain" data-act="by-provider" onClick={() => void door.goToProvider()}>
          {texts.t('signInByProvider', {})}
        </button>
      ) : null}
      <button type="button" class="quiet" onClick={() => door.show({ name: 'set-up', first: false })}>
        {texts.t('firstTime', {})}
      </button>
    </>
  );
}

interface LinksProps {
  readonly texts: Texts<FrameTextKey>;
  readonly pages: readonly StaffPageName[];
  readonly title: string;
}

export function PageLinks({ texts, pages, title }: LinksProps) {
  const [token] = useState(pageToken);
  const mayKeep = pages.includes('supervisor') && !pages.includes('administrator');
  return (
    <nav class="door-pages" aria-label={title}>
      <h2>{title}</h2>
      {pages.map((page) => (
        <a key={page} class="key" href={PAGES[page].path}>
          {texts.t(PAGES[page].words, {})}
        </a>
      ))}
      {mayKeep ? (
        <a class="key" href={`/counter/people${token === '' ? '' : `#t=${token}`}`}>
          {texts.t('peopleAndDevices', {})}
        </a>
      ) : null}
    </nav>
  );
}
