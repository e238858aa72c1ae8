import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Icon, volumeXIcon } from '../../../server/web/icons.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

type SoundRow = LobbyView['sounds'][number];

/** A display that reloads or starts is back within seconds: no alert for what mends itself. */
const SOUND_ALERT_AFTER_MS = 10_000;

const CONDITION_WORDS: Readonly<Record<Exclude<SoundRow['condition'], 'on'>, LobbyTextKey>> = {
  substituted: 'doSoundSubstituted',
  blocked: 'doSoundBlocked',
  broken: 'doSoundBroken',
  unreachable: 'doSoundUnreachable',
};

/** Announcing displays with a fault: customers who listen for their number hear nothing. */
export function soundsInTrouble(view: LobbyView, nowMs: number): readonly SoundRow[] {
  return view.sounds.filter((sound) => sound.condition !== 'on' && nowMs - sound.since >= SOUND_ALERT_AFTER_MS);
}

export function SoundAlerts({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return soundsInTrouble(view, moment.now.value).map(({ wallId, name, condition, fault, since }) =>
    condition === 'on' ? null : (
      <article
        key={wallId}
        class={`card card-printer ${condition === 'substituted' ? 'card-soon' : 'card-late'}`}
        data-sound={wallId}
        data-condition={condition}
      >
        <div class="card-top">
          <Icon drawing={volumeXIcon} size="28px" />
          <div>
            <h3>{texts.pick(name)}</h3>
            <p class="what-to-do">{texts.t(CONDITION_WORDS[condition], {})}</p>
            {fault === null ? null : (
              <p class="hint" lang="en">
                {fault}
              </p>
            )}
            <p class="hint">{durationWords(texts, moment.now.value - since)}</p>
          </div>
        </div>
      </article>
    ),
  );
}
