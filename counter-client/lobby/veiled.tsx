import type { ComponentChildren } from 'preact';
import type { LobbyScreen } from './lobby-screen.ts';
import { isVeiled, lift, turnVeil } from './veil.ts';

/** `of` names whose secret this is: one touch shows all of it. */
export function Veiled({
  screen,
  of,
  children,
}: {
  readonly screen: LobbyScreen;
  readonly of: string;
  readonly children: ComponentChildren;
}) {
  const { veil, texts, touch } = screen;
  if (!isVeiled(veil, of)) return <>{children}</>;
  return (
    <button type="button" class="veiled" data-veiled={of} {...touch.tap(() => lift(veil, of))}>
      {texts.t('veiled', {})}
    </button>
  );
}

export function VeilSwitch({ screen }: { readonly screen: LobbyScreen }) {
  const { veil, texts, touch } = screen;
  const on = veil.on.value;
  return (
    <button type="button" class="quiet" data-veil={on} aria-pressed={on} {...touch.tap(() => turnVeil(veil))}>
      {texts.t(on ? 'veilOn' : 'veil', {})}
    </button>
  );
}
