import { useRef } from 'preact/hooks';
import type { Station } from './station.ts';
import { canFloat, toggleStrip } from './strip.tsx';

/** A native popover: closes by itself on a click elsewhere or Escape. */
export function MoreMenu({ station }: { readonly station: Station }) {
  const { texts } = station;
  const menu = useRef<HTMLDivElement>(null);
  const choose = (act: () => void) => (): void => {
    menu.current?.hidePopover();
    act();
  };
  return (
    <>
      <button type="button" class="quiet" popovertarget="more-menu" data-menu="open">
        {texts.t('more', {})}
      </button>
      <div ref={menu} id="more-menu" class="menu" popover="auto">
        <button
          type="button"
          onClick={choose(() => {
            station.dialog.value = 'keys';
          })}
        >
          {texts.t('menuKeys', {})}
          <kbd aria-hidden="true">?</kbd>
        </button>
        <button
          type="button"
          onClick={choose(() => {
            station.dialog.value = 'settings';
          })}
        >
          {texts.t('menuSettings', {})}
        </button>
        {canFloat() ? (
          <button
            type="button"
            onClick={choose(() => {
              void toggleStrip(station);
            })}
          >
            {texts.t(station.strip.value === null ? 'menuStrip' : 'menuStripOff', {})}
          </button>
        ) : null}
        <button
          type="button"
          data-menu="sign-out"
          onClick={choose(() => {
            station.dialog.value = 'sign-out';
          })}
        >
          {texts.t('menuSignOut', {})}
        </button>
      </div>
    </>
  );
}
