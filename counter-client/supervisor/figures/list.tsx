import type { Language } from '../../../server/contract/wire.ts';
import { durationWords, type Figure, type FiguresPanelProps, type FiguresSay, valueWords } from './words.ts';

/** Every figure of the KPI dictionary; on hover or focus: how it is counted, and from which two numbers. */
export function FiguresList({ say, answer, language }: FiguresPanelProps & { readonly language: Language }) {
  return (
    <section class="panel figures-wide" data-panel="all">
      <h3 class="panel-title">{say('all', {})}</h3>
      <p class="hint no-print">{say('allHint', {})}</p>
      <ul class="figures-list">
        {answer.figures.map((figure) => (
          <li key={figure.key}>
            <button type="button" class="figure-card" data-figure={figure.key} aria-describedby={`about-${figure.key}`}>
              <span>{figure.name[language]}</span>
              <b>{valueWords(say, figure)}</b>
            </button>
            <span id={`about-${figure.key}`} role="tooltip" class="figure-about">
              {[figure.definition[language], ...termsWords(say, figure)].join(' ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function termsWords(say: FiguresSay, { numerator, denominator, terms }: Figure): string[] {
  if (terms === null) return [];
  const words = (value: number | null): string => (terms === 'ms' ? durationWords(say, value) : String(value ?? 0));
  return [say('terms', { numerator: words(numerator), denominator: words(denominator) })];
}
