import { ConfirmSheet } from '../../parts/frame/confirm-sheet.tsx';
import type { PageProps } from '../page-props.ts';

/** Lists what is open and asks once. */
export function CloseDaySheet({ screen, view }: PageProps) {
  const { texts } = screen;
  const { waiting, called, serving, parked } = view.open;
  const left = waiting + called + serving + parked;
  return (
    <ConfirmSheet
      screen={screen}
      at="close-day"
      look={left === 0 ? 'filled' : 'danger'}
      command={{ type: 'close-day' }}
      title={texts.t('closeTitle', {})}
      back={texts.t('back', {})}
      confirm={texts.t('closeConfirm', {})}
    >
      <p>{texts.t(left === 0 ? 'closeNothing' : 'closeLeft', {})}</p>
      {left === 0 ? null : (
        <ul class="left-open" data-left={left}>
          {waiting > 0 ? <li>{texts.t('closeWaiting', { count: waiting })}</li> : null}
          {called > 0 ? <li>{texts.t('closeCalled', { count: called })}</li> : null}
          {serving > 0 ? <li>{texts.t('closeServing', { count: serving })}</li> : null}
          {parked > 0 ? <li>{texts.t('closeParked', { count: parked })}</li> : null}
        </ul>
      )}
    </ConfirmSheet>
  );
}
