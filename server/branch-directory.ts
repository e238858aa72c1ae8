import type { Logger } from 'pino';
import { type CustomerDirectory, customerDirectory } from './directory/customer-directory.ts';
import { type LookUpCondition, LookUpHealth } from './directory/look-up-health.ts';
import type { RemoteFailure } from './directory/remote-directory.ts';
import type { IdentificationConfiguration } from './kernel/configuration/identification.ts';

interface BranchDirectoryParts {
  /** The rules in force. */
  readonly rules: () => IdentificationConfiguration;
  readonly log: Logger;
  /** null: this branch asks no remote look-up. */
  readonly report: (condition: LookUpCondition | null) => void;
}

/**
 * The customer directory for the rules in force, made anew when a day opens with other rules; reports to staff
 * whether the bank's look-up answers.
 */
export class BranchDirectory {
  private readonly parts: BranchDirectoryParts;
  private made: {
    readonly from: IdentificationConfiguration;
    readonly directory: CustomerDirectory;
    readonly health: LookUpHealth;
  } | null = null;

  constructor(parts: BranchDirectoryParts) {
    this.parts = parts;
  }

  current(): CustomerDirectory {
    return this.make().directory;
  }

  /** Reports again after a start, and after a day opened, which knows no devices yet. */
  reportKnown(): void {
    const { from, health } = this.make();
    const { mode, remoteUrl } = from.directory;
    this.parts.report(mode === 'local' || remoteUrl === null ? null : health.now);
  }

  private make() {
    const { rules, log, report } = this.parts;
    const from = rules();
    if (this.made?.from === from) return this.made;
    const health = new LookUpHealth(report);
    const onDegraded = (failure: RemoteFailure): void => {
      log.warn({ failure }, 'the remote directory gave no answer; the branch’s own rules stand');
      health.failed(failure);
    };
    const directory = customerDirectory({
      configuration: from,
      monotonicMs: () => performance.now(),
      onAnswered: () => health.answered(),
      onDegraded,
    });
    this.made = { from, directory, health };
    return this.made;
  }
}
