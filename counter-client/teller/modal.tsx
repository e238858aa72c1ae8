import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Station } from './station.ts';

interface ModalProps {
  readonly station: Station;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A native modal dialog: the browser keeps the focus inside and closes it on Escape. */
export function Modal({ station, title, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      data-dialog={station.dialog.value ?? ''}
      onClose={() => {
        station.dialog.value = null;
      }}
    >
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}

export function closeDialog(station: Station): void {
  station.dialog.value = null;
}
