import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { PageProps } from '../page-props.ts';

/** Which colleague goes instead. */
export function PassSheet({
  screen,
  view,
  referralId,
}: PageProps & {
  readonly referralId: string;
}) {
  const { texts } = screen;
  const at = `pass ${referralId}`;
  return (
    <SheetFrame screen={screen} title={texts.t('passTitle', {})}>
      <p class="hint">{texts.t(view.colleagues.length === 0 ? 'passNobody' : 'passHint', {})}</p>
      <div class="choices">
        {view.colleagues.map(({ staffId, staffName }) => (
          <Button
            key={staffId}
            screen={screen}
            at={`${at} ${staffId}`}
            look="plain"
            name={null}
            disabled={false}
            onPress={() => dispatch(screen, at, { type: 'pass-referral', referralId, toStaffId: staffId })}
          >
            {staffName}
          </Button>
        ))}
      </div>
      <Refusal screen={screen} at={at} />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        {null}
      </SheetActions>
    </SheetFrame>
  );
}
