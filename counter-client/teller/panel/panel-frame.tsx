import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { closePanel } from '../station.ts';
import type { Station } from '../station.ts';

interface Props {
  readonly station: Station;
  readonly title: string;
  readonly hint: string;
  /** Name of the command's sender in this panel: its refusals show here. */
  readonly at: string;
  /** Gets every unmodified key first, by code; true: used. Escape always closes. */
  readonly onKey: (code: string) => boolean;
  readonly children: ComponentChildren;
}

/** A panel under the primary row: takes the focus, so that Enter never presses the button that opened it. */
export function PanelFrame({ station, title, hint, at, onKey, children }: Props) {
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    section.current?.focus();
  }, []);
  usePanelKeys(station, (code) => {
    if (code !== 'Escape') return onKey(code);
    closePanel(station);
    return true;
  });
  return (
    <section ref={section} class="panel" tabIndex={-1} aria-label={title} data-panel={station.panel.value ?? ''}>
      <header>
        <h2>{title}</h2>
        <p class="hint">{hint}</p>
        <button type="button" class="quiet" data-panel-close onClick={() => closePanel(station)}>
          {station.texts.t('close', {})}
          <kbd aria-hidden="true">Esc</kbd>
        </button>
      </header>
      {children}
      <Refusal screen={station} at={at} />
    </section>
  );
}

/** Gives the panel's keys to `onKey` while the component is shown; the newest closure counts. */
export function usePanelKeys(station: Station, onKey: (code: string) => boolean): void {
  const newest = useRef(onKey);
  newest.current = onKey;
  /* Before paint: the digit after the key that opened the panel may come within the same frame. */
  useLayoutEffect(() => {
    const handler = (code: string): boolean => newest.current(code);
    station.panelKeys.current = handler;
    return () => {
      if (station.panelKeys.current === handler) station.panelKeys.current = null;
    };
  }, [station]);
}
