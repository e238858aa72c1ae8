/**
 * One finger, one act. Acts on release inside the target with a little slop, so that a trembling or
 * gloved hand succeeds and a slip of the finger can still be taken back by sliding off; then locks,
 * so that a double tap is one tap (SCREENS 4, "Glove/tremor").
 */

export const TAP_SLOP_PX = 8;
export const TAP_LOCK_MS = 500;

/** Spread on an element: `<button {...guard.tap(act)}>`. Keyboard and assistive technology act through `onClick`. */
export interface TapHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

export interface TouchGuard {
  tap(act: () => void): TapHandlers;
}

/** Whether a point lies in a box grown by the slop. */
export function isInside(box: { left: number; top: number; right: number; bottom: number }, x: number, y: number): boolean {
  return x >= box.left - TAP_SLOP_PX && x <= box.right + TAP_SLOP_PX && y >= box.top - TAP_SLOP_PX && y <= box.bottom + TAP_SLOP_PX;
}

/**
 * Everything tapped through one guard shares its lock. While pressed, an element carries
 * `data-pressed`, set in the pointer event itself, so the pressed look is there in the next frame.
 */
export function createTouchGuard(monotonicMs: () => number): TouchGuard {
  let pressed: { readonly element: Element; readonly pointerId: number } | null = null;
  let lockedUntil = -Infinity;

  const release = (): void => {
    pressed?.element.removeAttribute('data-pressed');
    pressed = null;
  };
  const actOnce = (act: () => void): void => {
    if (monotonicMs() < lockedUntil) return;
    lockedUntil = monotonicMs() + TAP_LOCK_MS;
    act();
  };
  return {
    tap: (act) => ({
      onPointerDown: (event) => {
        /* Second fingers and mouse buttons other than the first are nobody's intent. */
        if (!event.isPrimary || event.button !== 0) return;
        release();
        const element = event.currentTarget as Element;
        element.setPointerCapture?.(event.pointerId);
        element.setAttribute('data-pressed', '');
        pressed = { element, pointerId: event.pointerId };
      },
      onPointerUp: (event) => {
        const element = event.currentTarget as Element;
        if (pressed === null || pressed.element !== element || pressed.pointerId !== event.pointerId) return;
        release();
        if (isInside(element.getBoundingClientRect(), event.clientX, event.clientY)) actOnce(act);
      },
      onPointerCancel: release,
      onClick: (event) => {
        /* Clicks that follow a pointer count at least 1; the pointer already acted. */
        if (event.detail === 0) actOnce(act);
      },
    }),
  };
}
