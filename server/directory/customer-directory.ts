import type { DirectoryMode, IdentificationConfiguration } from '../kernel/configuration/identification.ts';
import { type Tier, TIERS } from '../kernel/configuration/standing.ts';
import { tierByRules } from './bin-rules.ts';
import type { PresentedCard } from './card.ts';
import { RemoteDirectory, type RemoteFailure } from './remote-directory.ts';

/** What a look-up found about a card's owner. */
interface LookedUp {
  readonly tier: Tier;
  /** The customer's manager, as the bank says; null: it does not say, or was not asked. */
  readonly managerId: string | null;
}

/** Looks up the tier of a card, and its owner's manager. */
export interface CustomerDirectory {
  /** Never rejects; "none" for an unknown card. */
  lookUp(card: PresentedCard): Promise<LookedUp>;
}

interface DirectoryParts {
  readonly configuration: IdentificationConfiguration;
  /** Milliseconds that never go back. */
  readonly monotonicMs: () => number;
  /** Called when the remote look-up answered in time. */
  readonly onAnswered: () => void;
  /** Called when the remote look-up gave no answer, so that the local one stands. Holds nothing of the card. */
  readonly onDegraded: (failure: RemoteFailure) => void;
}

/** The branch's own rules. */
function localDirectory({ binRules }: IdentificationConfiguration): CustomerDirectory {
  return { lookUp: ({ masked }) => Promise.resolve({ tier: tierByRules(masked, binRules), managerId: null }) };
}

/** Rules and remote look-up, combined as the configuration says. */
export function customerDirectory({ configuration, monotonicMs, onAnswered, onDegraded }: DirectoryParts): CustomerDirectory {
  const local = localDirectory(configuration);
  const { mode, remoteUrl } = configuration.directory;
  if (mode === 'local' || remoteUrl === null) return local;
  const remote = new RemoteDirectory(remoteUrl, monotonicMs);
  return {
    lookUp: async (card) => {
      const [own, answer] = await Promise.all([local.lookUp(card), remote.lookUp(card)]);
      if (!answer.ok) {
        onDegraded(answer.failure);
        return own;
      }
      onAnswered();
      return { tier: weighed(mode, own.tier, answer.tier), managerId: answer.managerId };
    },
  };
}

function weighed(mode: DirectoryMode, local: Tier, remote: Tier): Tier {
  const [lower, higher] = TIERS.indexOf(local) <= TIERS.indexOf(remote) ? [local, remote] : [remote, local];
  switch (mode) {
    case 'local':
      return local;
    case 'remote':
      return remote;
    case 'higher':
      return higher;
    case 'lower':
      return lower;
    default:
      return mode satisfies never;
  }
}
