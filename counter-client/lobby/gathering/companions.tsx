import type { GatheringSay } from '../../parts/gathering/words.ts';

/** As the server's: a customer brings at most two friends (S92). */
const COMPANIONS_MAX = 2;

interface Props {
  readonly say: GatheringSay;
  readonly companions: number;
  readonly onChange: (companions: number) => void;
}

export function GatheringCompanions({ say, companions, onChange }: Props) {
  return (
    <span class="list-stepper" role="group" aria-label={say('companions', {})}>
      <span class="hint">{say('companions', {})}</span>
      <button type="button" aria-label={say('fewer', {})} disabled={companions === 0} onClick={() => onChange(companions - 1)}>
        −
      </button>
      <output>{companions}</output>
      <button
        type="button"
        aria-label={say('onePlus', {})}
        disabled={companions === COMPANIONS_MAX}
        onClick={() => onChange(companions + 1)}
      >
        +
      </button>
    </span>
  );
}
