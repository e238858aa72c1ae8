// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { DIGITS_SUSPECT_MS, listenToKeys, SAME_ACTION_LOCK_MS, SECOND_KEY_MS } from '../../server/web/keyboard.ts';
import { createTouchGuard, isInside, TAP_LOCK_MS, TAP_SLOP_PX, TYPE_LOCK_MS } from '../../server/web/touch.ts';

let now: number;
beforeEach(() => {
  now = 10_000;
});

describe('a finger', () => {
  function button(act: () => void): (type: string, x: number, primary: boolean) => void {
    const element = document.createElement('button');
    document.body.append(element);
    element.getBoundingClientRect = () => new DOMRect(100, 100, 200, 80);
    element.setPointerCapture = () => undefined;
    const handlers = createTouchGuard('page', () => now).tap(act);
    element.addEventListener('pointerdown', handlers.onPointerDown);
    element.addEventListener('pointerup', handlers.onPointerUp);
    element.addEventListener('pointercancel', handlers.onPointerCancel);
    element.addEventListener('click', handlers.onClick);
    return (type, x, primary) => {
      const event =
        type === 'click'
          ? new MouseEvent(type, { detail: x })
          : new PointerEvent(type, { isPrimary: primary, pointerId: primary ? 1 : 2, button: 0, clientX: x, clientY: 140 });
      element.dispatchEvent(event);
    };
  }

  test('acts on release inside the target, with slop, and not when it slid off', () => {
    let acts = 0;
    const say = button(() => (acts += 1));
    say('pointerdown', 150, true);
    expect(acts).toBe(0);
    say('pointerup', 300 + TAP_SLOP_PX, true);
    expect(acts).toBe(1);
    now += TAP_LOCK_MS;
    say('pointerdown', 150, true);
    say('pointerup', 301 + TAP_SLOP_PX, true);
    say('pointerup', 150, true);
    expect(acts).toBe(1);
  });

  test('tapping twice acts once; after the lock again', () => {
    let acts = 0;
    const say = button(() => (acts += 1));
    const tap = (): void => {
      say('pointerdown', 150, true);
      say('pointerup', 150, true);
      say('click', 1, true);
    };
    tap();
    now += TAP_LOCK_MS - 1;
    tap();
    expect(acts).toBe(1);
    now += 1;
    tap();
    expect(acts).toBe(2);
  });

  test('keys of a pad follow one another at once, but not within the tap that opened it', () => {
    let typed = 0;
    const guard = createTouchGuard('page', () => now);
    const tap = (handlers: ReturnType<typeof guard.tap>): void => {
      const element = document.createElement('button');
      element.addEventListener('click', handlers.onClick);
      element.dispatchEvent(new MouseEvent('click', { detail: 0 }));
    };
    const key = guard.type(() => (typed += 1));
    tap(guard.tap(() => undefined));
    tap(key);
    expect(typed).toBe(0);
    now += TAP_LOCK_MS;
    for (let digit = 0; digit < 5; digit += 1) {
      tap(key);
      tap(key);
      now += TYPE_LOCK_MS;
    }
    expect(typed).toBe(5);
  });

  /** Buttons side by side that share one guard; tells what each tap did. */
  function buttons(scope: 'page' | 'control') {
    const guard = createTouchGuard(scope, () => now);
    const done: string[] = [];
    const made = (name: string, x: number) => {
      const element = document.createElement('button');
      element.setAttribute('data-at', name);
      element.getBoundingClientRect = () => new DOMRect(x, 100, 60, 60);
      element.setPointerCapture = () => undefined;
      const handlers = guard.tap(() => done.push(element.getAttribute('data-at') ?? ''));
      element.addEventListener('pointerdown', handlers.onPointerDown);
      element.addEventListener('pointerup', handlers.onPointerUp);
      return element;
    };
    const tap = (element: Element, x: number): void => {
      for (const type of ['pointerdown', 'pointerup']) {
        element.dispatchEvent(new PointerEvent(type, { isPrimary: true, pointerId: 1, button: 0, clientX: x, clientY: 130 }));
      }
    };
    return { done, made, tap };
  }

  test('on a staff page locks only what it tapped: another control at once, the same one after the lock', () => {
    const { done, made, tap } = buttons('control');
    const [left, right] = [made('left', 100), made('right', 200)];
    tap(left, 130);
    tap(right, 230);
    tap(left, 130);
    expect(done).toEqual(['left', 'right']);
    now += TAP_LOCK_MS;
    tap(left, 130);
    expect(done).toEqual(['left', 'right', 'left']);
  });

  test('on a staff page does not press what the first of two taps brought under it; a moved finger does', () => {
    const { done, made, tap } = buttons('control');
    tap(made('go', 100), 130);
    tap(made('arrived', 100), 130 + TAP_SLOP_PX);
    expect(done).toEqual(['go']);
    tap(made('pass', 100), 131 + TAP_SLOP_PX);
    expect(done).toEqual(['go', 'pass']);
  });

  test('on a staff page presses an element that stands for something else now', () => {
    const { done, made, tap } = buttons('control');
    const element = made('first', 100);
    tap(element, 110);
    element.setAttribute('data-at', 'second');
    tap(element, 150);
    expect(done).toEqual(['first', 'second']);
  });

  test('that is swallowed shows it at once, and so does one on what cannot be pressed', () => {
    const { done, made, tap } = buttons('page');
    const [first, second, inert] = [made('first', 100), made('second', 200), made('inert', 300)];
    inert.setAttribute('aria-disabled', 'true');
    tap(first, 130);
    expect(first.hasAttribute('data-swallowed')).toBe(false);
    tap(second, 230);
    expect(second.hasAttribute('data-swallowed')).toBe(true);
    now += TAP_LOCK_MS;
    tap(inert, 330);
    expect(inert.hasAttribute('data-swallowed')).toBe(true);
    expect(done).toEqual(['first']);
  });

  test('a second finger and a cancelled touch do nothing; a key press or a screen reader does', () => {
    let acts = 0;
    const say = button(() => (acts += 1));
    say('pointerdown', 150, false);
    say('pointerup', 150, false);
    say('pointerdown', 150, true);
    say('pointercancel', 150, true);
    say('pointerup', 150, true);
    expect(acts).toBe(0);
    say('click', 0, true);
    expect(acts).toBe(1);
  });

  test('slop is the same on every side', () => {
    const box = { left: 0, top: 0, right: 10, bottom: 10 };
    expect(isInside(box, -TAP_SLOP_PX, 10 + TAP_SLOP_PX)).toBe(true);
    expect(isInside(box, -TAP_SLOP_PX - 1, 5)).toBe(false);
    expect(isInside(box, 5, 11 + TAP_SLOP_PX)).toBe(false);
  });
});

describe('keys', () => {
  let done: string[];
  let suspects: number;
  let firsts: string[];
  let panel: ((code: string) => boolean) | null;
  let stop: () => void;

  beforeEach(() => {
    done = [];
    suspects = 0;
    firsts = [];
    panel = null;
    document.body.replaceChildren();
    stop = listenToKeys(document.body, {
      bindings: { NumpadAdd: 'next', NumpadMultiply: 'recall', 'Alt+KeyN': 'next-alt', Numpad0: 'pause', 'Numpad9 NumpadSubtract': 'undo' },
      panelKey: () => panel,
      onAction: (action) => done.push(action),
      onFirstKey: (code) => firsts.push(code),
      onSuspectDigits: () => (suspects += 1),
      monotonicMs: () => now,
    });
    return () => {
      stop();
    };
  });

  function press(code: string, more: KeyboardEventInit): void {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key: 'Unidentified', bubbles: true, cancelable: true, ...more }));
  }

  test('go by their place on the keyboard, not by what they would type', () => {
    press('NumpadAdd', { key: '加' });
    press('KeyN', { altKey: true, key: 'ñ' });
    press('KeyN', {});
    expect(done).toEqual(['next', 'next-alt']);
  });

  test('held, composed or pressed twice within the lock count once', () => {
    press('NumpadAdd', {});
    press('NumpadAdd', { repeat: true });
    press('NumpadMultiply', { isComposing: true });
    now += SAME_ACTION_LOCK_MS - 1;
    press('NumpadAdd', {});
    expect(done).toEqual(['next']);
    now += 1;
    press('NumpadAdd', {});
    expect(done).toEqual(['next', 'next']);
  });

  test('after digits meant for another window an operator is held back and said so', () => {
    press('Numpad1', {});
    press('Numpad0', {});
    press('NumpadAdd', {});
    expect(done).toEqual([]);
    expect(suspects).toBe(1);
    now += DIGITS_SUSPECT_MS;
    press('NumpadAdd', {});
    expect(done).toEqual(['next']);
  });

  test('two keys one after the other are one action; the first alone, or before another key, does nothing', () => {
    press('Numpad9', {});
    expect(firsts).toEqual(['Numpad9']);
    press('NumpadSubtract', {});
    expect(done).toEqual(['undo']);
    now += DIGITS_SUSPECT_MS;
    press('Numpad9', {});
    press('NumpadAdd', {});
    expect(done).toEqual(['undo']);
    expect(suspects).toBe(1);
    now += DIGITS_SUSPECT_MS;
    press('Numpad9', {});
    now += SECOND_KEY_MS + 1;
    press('NumpadSubtract', {});
    expect(done).toEqual(['undo']);
  });

  test('a number typed for another window never makes a pair', () => {
    for (const code of ['Numpad1', 'Numpad9', 'NumpadSubtract']) press(code, {});
    expect(firsts).toEqual([]);
    expect(done).toEqual([]);
    expect(suspects).toBe(0);
  });

  test('go to an open panel first; digits there are not suspect', () => {
    const seen: string[] = [];
    panel = (code) => {
      seen.push(code);
      return code === 'Numpad2';
    };
    press('Numpad2', {});
    press('NumpadAdd', {});
    expect(seen).toEqual(['Numpad2', 'NumpadAdd']);
    expect(done).toEqual(['next']);
  });

  test("typed into a field are the field's, and stop with the listener", () => {
    const input = document.createElement('input');
    document.body.append(input);
    input.dispatchEvent(new KeyboardEvent('keydown', { code: 'NumpadAdd', bubbles: true }));
    stop();
    press('NumpadAdd', {});
    expect(done).toEqual([]);
  });
});
