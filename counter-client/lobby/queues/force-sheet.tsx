import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { LobbyCounter } from '../lobby-sheet.ts';

export function ForceSheet({ screen, counter }: { readonly screen: LobbyScreen; readonly counter: LobbyCounter }) {
  const { texts } = screen;
  const at = `force ${counter.id}`;
  const number = counter.number ?? '';
  return (
    <SheetFrame screen={screen} title={texts.t('forceTitle', { label: counter.label })}>
      <p>
        {texts.t('forceBody', { name: counter.staffName ?? '' })}
        {counter.state === 'calling'
          ? texts.t('forceCalling', { number })
          : counter.state === 'serving'
            ? texts.t('forceServing', { number })
            : ''}
      </p>
      <Refusal screen={screen} at={at} />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        <Button
          screen={screen}
          at={at}
          look="danger"
          name={null}
          disabled={false}
          onPress={() => dispatch(screen, at, { type: 'force-sign-out', counterId: counter.id })}
        >
          {texts.t('forceConfirm', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}
