import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly kind: 'sheet' | 'screen';
  readonly titleId: string;
  /** Escape on a keyboard. */
  readonly onEscape: () => void;
  readonly children: ComponentChildren;
}

/** A native modal dialog: what lies behind is inert, focus stays inside and returns where it was. */
export function Dialog({ kind, titleId, onEscape, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
    };
  }, []);
  const cancel = (event: Event): void => {
    event.preventDefault();
    onEscape();
  };
  return (
    <dialog ref={dialog} class={`dialog dialog-${kind}`} data-hears-keys="true" aria-labelledby={titleId} onCancel={cancel}>
      {children}
    </dialog>
  );
}
