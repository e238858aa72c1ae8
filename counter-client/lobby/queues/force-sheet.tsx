import { ConfirmSheet } from '../../parts/frame/confirm-sheet.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { LobbyCounter } from '../lobby-sheet.ts';

export function ForceSheet({ screen, counter }: { readonly screen: LobbyScreen; readonly counter: LobbyCounter }) {
  const { texts } = screen;
  const number = counter.number ?? '';
  return (
    <ConfirmSheet
      screen={screen}
      at={`force ${counter.id}`}
      look="danger"
      command={{ type: 'force-sign-out', counterId: counter.id }}
      title={texts.t('forceTitle', { label: counter.label })}
      back={texts.t('back', {})}
      confirm={texts.t('forceConfirm', {})}
    >
      <p>
        {texts.t('forceBody', { name: counter.staffName ?? '' })}
        {counter.state === 'calling'
          ? texts.t('forceCalling', { number })
          : counter.state === 'serving'
            ? texts.t('forceServing', { number })
            : ''}
      </p>
    </ConfirmSheet>
  );
}
