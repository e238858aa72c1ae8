/**
 * One finger, one act. Acts on release inside the target with a little slop, so that a trembling or
 * gloved hand succeeds and a slip of the finger can still be taken back by sliding off; then locks,
 * so that a double tap is one tap. A touch that does nothing shows that it was felt.
 */

export const TAP_SLOP_PX = 8;
export const TAP_LOCK_MS = 500;
/** Between keys of a pad: people type digits faster than they mean acts, and no hand twice so fast. */
export const TYPE_LOCK_MS = 80;
/** How long a target shows that a touch on it did nothing. */
const SWALLOWED_SHOWN_MS = 400;

/**
 * What one tap locks. The kiosk's customer means one thing at a time, so there it is the whole page. Staff work faster than the lock:
 * there it is the control itself, and whatever has come to lie under a finger that has not moved.
 */
type LockScope = 'page' | 'control';

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

interface Tap {
  readonly control: string;
  readonly element: Element;
  /** Where the finger was; null: a key or assistive technology did it. */
  readonly point: { readonly x: number; readonly y: number } | null;
}

/** Its element, and what that stands for now: a page may give an element that it keeps another meaning. */
function tapOn(event: Event, point: Tap['point']): Tap {
  const element = event.currentTarget as Element;
  return { element, point, control: `${element.getAttribute('data-at') ?? ''} ${element.getAttribute('data-nav') ?? ''}` };
}

function isSame(a: Tap, b: Tap): boolean {
  if (a.element === b.element && a.control === b.control) return true;
  if (a.point === null || b.point === null) return false;
  return Math.abs(a.point.x - b.point.x) <= TAP_SLOP_PX && Math.abs(a.point.y - b.point.y) <= TAP_SLOP_PX;
}

/** Set in the event itself, so that the look is there in the next frame; the style sheet says what it looks like. */
function showSwallowed(element: Element): void {
  element.setAttribute('data-swallowed', '');
  setTimeout(() => element.removeAttribute('data-swallowed'), SWALLOWED_SHOWN_MS);
}

/** The taps whose locks still hold. */
function createLocks(scope: LockScope, monotonicMs: () => number) {
  let held: { readonly tap: Tap; readonly until: number }[] = [];
  return {
    /** Whether this tap counts; if so, it locks from now on. */
    take(tap: Tap, lockMs: number): boolean {
      const now = monotonicMs();
      held = held.filter(({ until }) => until > now);
      if (held.some((lock) => scope === 'page' || isSame(lock.tap, tap))) return false;
      held.push({ tap, until: now + lockMs });
      return true;
    },
  };
}

/**
 * Everything tapped through one guard shares its locks. While pressed, an element carries
 * `data-pressed`, set in the pointer event itself, so the pressed look is there in the next frame.
 */
export function createTouchGuard(scope: LockScope, monotonicMs: () => number): TouchGuard {
  let pressed: { readonly element: Element; readonly pointerId: number } | null = null;
  const locks = createLocks(scope, monotonicMs);

  const release = (): void => {
    pressed?.element.removeAttribute('data-pressed');
    pressed = null;
  };
  const handlers = (act: () => void, lockMs: number): TapHandlers => {
    const actOnce = (tap: Tap): void => {
      const isInert = tap.element.getAttribute('aria-disabled') === 'true';
      if (!isInert && locks.take(tap, lockMs)) act();
      else showSwallowed(tap.element);
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
        const point = { x: event.clientX, y: event.clientY };
        if (isInside(element.getBoundingClientRect(), point.x, point.y)) actOnce(tapOn(event, point));
      },
      onPointerCancel: release,
      onClick: (event) => {
        /* Clicks that follow a pointer count at least 1; the pointer already acted. */
        if (event.detail === 0) actOnce(tapOn(event, null));
      },
    };
  };
  return { tap: (act) => handlers(act, TAP_LOCK_MS), type: (act) => handlers(act, TYPE_LOCK_MS) };
}
