import type { ComponentChildren } from 'preact';

/** Word and value in two columns, as on a paper slip. */
export function Facts({ children }: { readonly children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}

export function Fact({ word, children }: { readonly word: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
