import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { PageProps } from '../page-props.ts';

/** Lists what is open and asks once. */
export function CloseDaySheet({ screen, view }: PageProps) {
  const { texts } = screen;
  const { waiting, called, serving, parked } = view.open;
  const left = waiting + called + serving + parked;
  return (
    <SheetFrame screen={screen} title={texts.t('closeTitle', {})}>
      <p>{texts.t(left === 0 ? 'closeNothing' : 'closeLeft', {})}</p>
      {left === 0 ? null : (
        <ul class="left-open" data-left={left}>
          {waiting > 0 ? <li>{texts.t('closeWaiting', { count: waiting })}</li> : null}
          {called > 0 ? <li>{texts.t('closeCalled', { count: called })}</li> : null}
          {serving > 0 ? <li>{texts.t('closeServing', { count: serving })}</li> : null}
          {parked > 0 ? <li>{texts.t('closeParked', { count: parked })}</li> : null}
        </ul>
      )}
      <Refusal screen={screen} at="close-day" />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        <Button
          screen={screen}
          at="close-day"
          look={left === 0 ? 'filled' : 'danger'}
          name={null}
          disabled={false}
          onPress={() => dispatch(screen, 'close-day', { type: 'close-day' })}
        >
          {texts.t('closeConfirm', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}
