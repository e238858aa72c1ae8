import { useState } from 'preact/hooks';
import { Choice } from '../../parts/frame/choice.tsx';
import type { PageProps } from '../page-props.ts';
import { LazyProspectList } from '../prospect/lazy-list.tsx';
import { FollowUpPage } from './page.tsx';

/** Customers to call: those who were given a card, and those on an imported list (S81). */
export function CallsPage({ screen, view }: PageProps) {
  const { texts } = screen;
  const [part, setPart] = useState<'follow-ups' | 'prospects'>('follow-ups');
  return (
    <div class="calls">
      <div class="calls-parts" role="group" aria-label={texts.t('tabFollowUps', {})}>
        <Choice screen={screen} at="part follow-ups" chosen={part === 'follow-ups'} disabled={false} onPick={() => setPart('follow-ups')}>
          {texts.t('callsFollowUps', {})}
        </Choice>
        <Choice screen={screen} at="part prospects" chosen={part === 'prospects'} disabled={false} onPick={() => setPart('prospects')}>
          {texts.t('callsProspects', {})}
        </Choice>
      </div>
      {part === 'follow-ups' ? <FollowUpPage screen={screen} view={view} /> : <LazyProspectList screen={screen} view={view} />}
    </div>
  );
}
