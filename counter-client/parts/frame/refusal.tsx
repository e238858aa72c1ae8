import type { ScreenParts } from './staff-screen.ts';

/** The server's own words, beside the button that was pressed. */
export function Refusal({ screen, at }: { readonly screen: Pick<ScreenParts, 'texts' | 'sender'>; readonly at: string }) {
  const refused = screen.sender.refused.value;
  return refused !== null && refused.at === at ? (
    <p class="refusal" role="alert">
      {screen.texts.pick(refused.text)}
    </p>
  ) : null;
}
