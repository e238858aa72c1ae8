import { useLayoutEffect } from 'preact/hooks';
import { Aids } from './aids.tsx';
import { CodePad } from './code-pad.tsx';
import { CardPad } from './card/card-pad.tsx';
import { HelpSheet } from './help/sheet.tsx';
import { HintPage } from './hint-page.tsx';
import type { Kit } from './kit.ts';
import { RefusedPage } from './refused-page.tsx';
import { ServicesPage } from './services-page.tsx';
import type { KioskPage } from './page.ts';
import { StayScreen } from './stay-screen.tsx';
import { TicketPage } from './ticket-page.tsx';

function PageOf({ kit, page }: { readonly kit: Kit; readonly page: KioskPage }) {
  switch (page.kind) {
    case 'services':
      return <ServicesPage kit={kit} />;
    case 'hint':
      return <HintPage kit={kit} serviceId={page.serviceId} />;
    case 'ticket':
      return <TicketPage kit={kit} page={page} />;
    case 'refused':
      return <RefusedPage kit={kit} text={page.text} />;
    default:
      return page satisfies never;
  }
}

export function App({ kit }: { readonly kit: Kit }) {
  const { session, texts } = kit;
  const page = session.page.value;
  const language = texts.language.value;
  const stayLeftMs = session.stayLeftMs.value;
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.t('title', {});
  }, [language]);
  return (
    <div class="kiosk" data-page={page.kind} data-elder={session.elder.value} data-language={language} data-offline={session.offline.value}>
      <PageOf kit={kit} page={page} />
      <Aids kit={kit} />
      {session.card.padOpen.value ? <CardPad kit={kit} /> : null}
      {session.codes.padOpen.value ? <CodePad kit={kit} /> : null}
      {session.help.open.value ? <HelpSheet kit={kit} /> : null}
      {stayLeftMs === null ? null : <StayScreen kit={kit} leftMs={stayLeftMs} />}
    </div>
  );
}
