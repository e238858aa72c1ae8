/**
 * One finger, one act. Acts on release inside the target with a little slop, so that a trembling or
 * gloved hand succeeds and a slip of the finger can still be taken back by sliding off; then locks,
 * so that a double tap is one tap.
 */

export const TAP_SLOP_PX = 8;
export const TAP_LOCK_MS = 500;
/** Between keys of a pad: people type digits faster than they mean acts, and no hand twice so fast. */
export const TYPE_LOCK_MS = 80;

/** Spread on an element: `<button {...guard.tap(act)}>`. Keyboard and assistive technology act through `onClick`. */
export interface TapHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

export interface TouchGuard {
  tap(act: () => void): TapHandlers;
  /** A key of a pad: as a tap, but the next key may follow at once. */
  type(act: () => void): TapHandlers;
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
  const handlers = (act: () => void, lockMs: number): TapHandlers => {
    const actOnce = (): void => {
      if (monotonicMs() < lockedUntil) return;
      lockedUntil = monotonicMs() + lockMs;
      act();
    };
    return {
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
        if (isInside(element.getBoundingClientRect(), event.clientX, event.clientY)) actOnce();
      },
      onPointerCancel: release,
      onClick: (event) => {
        /* Clicks that follow a pointer count at least 1; the pointer already acted. */
        if (event.detail === 0) actOnce();
      },
    };
  };
  return { tap: (act) => handlers(act, TAP_LOCK_MS), type: (act) => handlers(act, TYPE_LOCK_MS) };
}
