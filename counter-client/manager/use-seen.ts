import { useEffect, useRef } from 'preact/hooks';

/** Part of a card that must be on the screen before it counts as read. */
const SEEN_PART = 0.6;

/** Calls `tell` once when the card is really before somebody's eyes: this page in front, this card in view. `wanted` false: never. */
export function useSeen<E extends HTMLElement>(wanted: boolean, tell: () => void) {
  const card = useRef<E>(null);
  useEffect(() => {
    const element = card.current;
    if (element === null || !wanted) return undefined;
    let inView = false;
    let told = false;
    const look = (): void => {
      if (told || !inView || document.visibilityState !== 'visible') return;
      told = true;
      tell();
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
  }, [wanted]);
  return card;
}
