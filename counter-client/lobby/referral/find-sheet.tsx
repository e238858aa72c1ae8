import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { FindForm } from './find-form.tsx';
import type { PageProps } from '../page-props.ts';
import type { WaitingRow } from '../lobby-sheet.ts';

/** A guest found among those who wait in line (S19). */
export function FindSheet({ screen, view, row }: PageProps & { readonly row: WaitingRow }) {
  const { texts } = screen;
  return (
    <SheetFrame screen={screen} title={texts.t('findFor', { number: row.number })}>
      <FindForm screen={screen} view={view} ticketId={row.ticketId} />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        {null}
      </SheetActions>
    </SheetFrame>
  );
}
