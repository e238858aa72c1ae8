import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { BookSheet, CancelSheet, MoveSheet } from './appointment/book-sheet.tsx';
import { Button } from './button.tsx';
import { AccompanySheet, ServeFirstSheet } from './referral/counter-sheet.tsx';
import type { ManagerDesk } from './manager-desk.ts';
import { PassSheet, PassVisitorSheet } from './referral/pass-sheet.tsx';
import type { PageProps } from './tabs.tsx';

export function Sheets({ desk, view }: PageProps) {
  const sheet = desk.sheet.value;
  if (sheet === null) return null;
  switch (sheet.kind) {
    case 'pass':
      return <PassSheet desk={desk} view={view} managerId={sheet.managerId} guest={sheet.guest} />;
    case 'pass-visitor':
      return <PassVisitorSheet desk={desk} view={view} visitor={sheet.visitor} />;
    case 'serve-first':
      return <ServeFirstSheet desk={desk} view={view} guest={sheet.guest} />;
    case 'accompany':
      return <AccompanySheet desk={desk} view={view} managerId={sheet.managerId} meeting={sheet.meeting} />;
    case 'book':
      return <BookSheet desk={desk} view={view} managerId={sheet.managerId} followUp={sheet.followUp} />;
    case 'move':
      return <MoveSheet desk={desk} view={view} appointment={sheet.appointment} />;
    case 'cancel':
      return <CancelSheet desk={desk} appointment={sheet.appointment} />;
    default:
      return sheet satisfies never;
  }
}

/** One question over the page; the browser keeps the focus inside and closes it on Escape. */
export function SheetFrame({
  desk,
  title,
  children,
}: {
  readonly desk: ManagerDesk;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  /* Before it is painted: a sheet that is there is open. */
  useLayoutEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const close = (): void => {
    desk.sheet.value = null;
  };
  return (
    <dialog ref={dialog} aria-label={title} data-sheet={desk.sheet.value?.kind ?? ''} onClose={close}>
      <h2>{title}</h2>
      {children}
      <div class="dialog-actions">
        <Button desk={desk} at="close-sheet" look="plain" disabled={false} onPress={close}>
          {desk.texts.t('close', {})}
        </Button>
      </div>
    </dialog>
  );
}
