import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import type { ScreenParts, SheetKind } from './staff-screen.ts';

interface FrameProps {
  readonly screen: { readonly sheet: Signal<SheetKind | null> };
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One question over the page; the browser keeps the focus inside and closes it on Escape. */
export function SheetFrame({ screen, title, children }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  /* Before it is painted: a sheet that is there is open. */
  useLayoutEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      data-sheet={screen.sheet.value?.kind ?? ''}
      onClose={() => {
        screen.sheet.value = null;
      }}
    >
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}

interface ActionsProps {
  readonly screen: ScreenParts & FrameProps['screen'];
  readonly back: string;
  readonly children: ComponentChildren;
}

/** The way back lies first and looks the safer: none of these can be undone. */
export function SheetActions({ screen, back, children }: ActionsProps) {
  return (
    <div class="dialog-actions">
      <Button
        screen={screen}
        at="sheet back"
        look="plain"
        name={null}
        disabled={false}
        onPress={() => {
          screen.sheet.value = null;
        }}
      >
        {back}
      </Button>
      {children}
    </div>
  );
}

/** Where a sheet has nothing to send at its foot: only the way out. */
export function CloseSheet({ screen }: Pick<ActionsProps, 'screen'>) {
  return (
    <SheetActions screen={screen} back={screen.texts.t('close', {})}>
      {null}
    </SheetActions>
  );
}
