import { Bilingual } from '../bilingual.tsx';
import { roundKey } from '../voice/announcement-queue.ts';
import type { Hero } from '../voice/announcement-queue.ts';

/** A letter and three digits. */
const SHORT_NUMBER_LENGTH = 4;

/** The number, or two, that the hall is to look at. */
export function CallPanel({ heroes }: { readonly heroes: readonly Hero[] }) {
  return (
    <section class={heroes.length > 1 ? 'panel two' : 'panel'} aria-live="polite">
      {heroes.map((hero) => (
        /* A recall is a new round, so it pulses anew. */
        <HeroCard key={roundKey(hero.call)} hero={hero} />
      ))}
    </section>
  );
}

/** Filled while somebody is awaited: place and brightness say so, not colour alone. */
function HeroCard({ hero }: { readonly hero: Hero }) {
  const { call, state } = hero;
  const classes = ['hero', call.calling ? 'awaited' : 'at-rest'];
  if (call.calling && state === 'speaking') classes.push('pulsing');
  if (call.language === 'en') classes.push('in-english');
  if (call.number.length > SHORT_NUMBER_LENGTH) classes.push('long');
  return (
    <article class={classes.join(' ')}>
      <Bilingual tag="p" text={call.calling ? 'proceed' : 'lastCalled'} params={{ label: call.counterLabel }} className="label" />
      <p class="number">{call.number}</p>
      <Bilingual tag="p" text="counter" params={{ label: call.counterLabel }} className="window" />
    </article>
  );
}
