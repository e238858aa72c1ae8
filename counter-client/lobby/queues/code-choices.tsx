import type { IdentificationChoice } from '../../parts/standing-codes.ts';
import { IDENTIFICATIONS } from '../../parts/standing-codes.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

interface Props {
  readonly screen: LobbyScreen;
  readonly chosen: IdentificationChoice | null;
  readonly onPick: (as: IdentificationChoice | null) => void;
  readonly possible: boolean;
  readonly onPossible: (possible: boolean) => void;
}

/** Codes, not words: the tablet is carried among customers. A second tap on the same one takes it back. */
export function CodeChoices({ screen, chosen, onPick, possible, onPossible }: Props) {
  const { texts } = screen;
  return (
    <>
      <div class="choices choices-codes" role="group" aria-label={texts.t('identifyAs', {})}>
        {IDENTIFICATIONS.map((as) => (
          <Choice
            key={as.code}
            screen={screen}
            at={as.code}
            chosen={chosen?.code === as.code}
            disabled={false}
            onPick={() => onPick(chosen?.code === as.code ? null : as)}
          >
            {as.code}
          </Choice>
        ))}
      </div>
      {chosen === null || chosen.segment === null ? null : (
        <div class="choices choices-small" role="group" aria-label={texts.t('confirmed', {})}>
          <Choice screen={screen} at="confirmed" chosen={!possible} disabled={false} onPick={() => onPossible(false)}>
            {texts.t('confirmed', {})}
          </Choice>
          <Choice screen={screen} at="possible" chosen={possible} disabled={false} onPick={() => onPossible(true)}>
            {texts.t('possible', {})}
          </Choice>
        </div>
      )}
    </>
  );
}

const LEGEND: readonly (readonly [string, LobbyTextKey])[] = [
  ['K1', 'legendK1'],
  ['K2', 'legendK2'],
  ['K3', 'legendK3'],
  ['M1', 'legendM1'],
  ['M2', 'legendM2'],
  ['M3', 'legendM3'],
];

/** What the codes mean, only while somebody asks. */
export function CodeLegend({ screen }: { readonly screen: LobbyScreen }) {
  const { texts } = screen;
  return (
    <details class="legend">
      <summary>{texts.t('codeLegend', {})}</summary>
      <p class="hint">{LEGEND.map(([code, words]) => `${code} ${texts.t(words, {})}`).join(' · ')}</p>
    </details>
  );
}
