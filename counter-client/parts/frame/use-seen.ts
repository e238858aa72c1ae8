import { useEffect, useRef } from 'preact/hooks';

/** Part of a card that must be on the screen before it counts as seen. */
const SEEN_PART = 0.6;

/**
 * Tells once that a card was really on a screen somebody can see: this page in front, this card in view.
 * @param unseen a key of what nobody has seen yet; null: there is nothing to tell
 */
export function useSeen<Card extends HTMLElement>(unseen: string | null, tell: () => void) {
  const card = useRef<Card>(null);
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    const element = card.current;
    if (element === null || unseen === null) return undefined;
    let inView = false;
    let told = false;
    const look = (): void => {
      if (told || !inView || document.visibilityState !== 'visible') return;
      told = true;
      latest.current();
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        inView = entry?.isIntersecting === true;
        look();
      },
      { threshold: SEEN_PART },
    );
    observer.observe(element);
    document.addEventListener('visibilitychange', look);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  }, [unseen]);
  return card;
}
