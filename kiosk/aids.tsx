import { Icon, aLargeSmallIcon, clockIcon, handHelpingIcon, languagesIcon } from '../server/web/icons.ts';
import type { Kit } from './kit.ts';
import type { KioskKey } from './texts.ts';

/** What the help button says while a call for help is on its way. */
function helpKey(kit: Kit): KioskKey {
  const help = kit.session.connection.view.value?.help ?? 'none';
  switch (help) {
    case 'none':
    case 'unanswered':
    case 'ended':
    case 'expired':
      return 'help';
    case 'raised':
      return 'helpRaised';
    case 'seen':
      return 'helpSeen';
    case 'acknowledged':
      return 'helpComing';
    default:
      return help satisfies never;
  }
}

/** On every page, always in the same place: larger text, the other language, a person. */
export function Aids({ kit }: { readonly kit: Kit }) {
  const { session, texts, guard } = kit;
  const isEnglish = texts.language.value === 'en';
  const elder = session.elder.value;
  const view = session.connection.view.value;
  const takesCodes =
    session.page.value.kind === 'services' && view !== null && view.visits !== null && view.state === 'open' && !session.offline.value;
  return (
    <nav class="aids" data-hears-keys="true" data-count={takesCodes ? 4 : 3} aria-label={texts.t('helpTitle', {})}>
      <button type="button" class="aid aid-elder" {...guard.tap(() => session.toggleElder())}>
        <Icon drawing={aLargeSmallIcon} size="1.35em" />
        {texts.t(elder ? 'standard' : 'elder', {})}
      </button>
      <button type="button" class="aid" lang={isEnglish ? 'zh-CN' : 'en'} {...guard.tap(() => session.toggleLanguage())}>
        <Icon drawing={languagesIcon} size="1.2em" />
        {texts.t('otherLanguage', {})}
      </button>
      {takesCodes ? (
        <button type="button" class="aid aid-codes" {...guard.tap(() => session.codes.open())}>
          <Icon drawing={clockIcon} size="1.2em" />
          {texts.t('codeOpen', {})}
        </button>
      ) : null}
      <button type="button" class="aid aid-help" {...guard.tap(() => void session.askHelp())}>
        <Icon drawing={handHelpingIcon} size="1.25em" />
        {texts.t(helpKey(kit), {})}
      </button>
    </nav>
  );
}
