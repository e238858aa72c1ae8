import type { Command } from '../kernel/command.ts';
import type { PrinterCondition } from '../kernel/printing.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Edge } from './edge.ts';
import type { Answer } from './reply.ts';
import type { Subject } from './subject.ts';

type DeviceSubject = Extract<Subject, { readonly audience: 'device' }>;

interface Claim {
  readonly connectionId: string;
  readonly agentId: string;
  /** What the agent said last; null: nothing yet. */
  reported: PrinterCondition | null;
}

/** Cause written beside what the server itself says of printers whose agent is not there. */
const ABSENT_AGENT = 'none';

/** Printing agents: each printer has one live connection, and without one it is unreachable. */
export class Devices {
  private readonly edge: Edge;
  private readonly claims = new Map<string, Claim>();
  private stopping = false;

  constructor(edge: Edge) {
    this.edge = edge;
  }

  /** Gives a connection its printers. Refused while another connection, of whatever agent, holds one of them. */
  claim(connectionId: string, subject: DeviceSubject): Refusal | null {
    const taken = subject.printerIds.find((printerId) => this.claims.has(printerId));
    if (taken !== undefined) return { code: 'printer-taken', params: { printer: taken } };
    for (const printerId of subject.printerIds) this.claims.set(printerId, { connectionId, agentId: subject.agentId, reported: null });
    return null;
  }

  /** The connection is gone: its printers are free, and nobody can reach them now. */
  release(connectionId: string): void {
    for (const [printerId, claim] of [...this.claims]) {
      if (claim.connectionId !== connectionId) continue;
      this.claims.delete(printerId);
      this.report(printerId, 'unreachable', claim.agentId);
    }
  }

  /** An agent speaks of its own printers and counters only. null: it may. */
  refusalOf(command: Command, subject: DeviceSubject): Refusal | null {
    if (command.type === 'press-pad' || command.type === 'rate-visit') {
      return subject.counterIds.includes(command.counterId) ? null : { code: 'not-allowed', params: {} };
    }
    const printerId = this.printerOf(command);
    if (printerId === null || subject.printerIds.includes(printerId)) return null;
    return { code: 'not-your-printer', params: {} };
  }

  /** Keeps what an agent said: before the first day the branch knows no printers, and the agent does not say it twice. */
  note(command: Command, answer: Answer): void {
    if (command.type !== 'report-printer') return;
    const claim = this.claims.get(command.printerId);
    if (claim !== undefined && (answer.ok || answer.refusal.code === 'unknown-printer')) claim.reported = command.condition;
  }

  /** After a start: whatever agent was connected before is not connected now. */
  reportAbsent(): void {
    for (const printer of this.edge.branch().hall.printers.values()) {
      if (printer.condition !== 'unreachable' && !this.claims.has(printer.id)) this.report(printer.id, 'unreachable', ABSENT_AGENT);
    }
  }

  /** After a day opened, perhaps with printers the branch did not know when their agent reported them. */
  reportKnown(): void {
    for (const [printerId, { reported, agentId }] of this.claims) {
      const printer = this.edge.branch().hall.printers.get(printerId);
      if (printer !== undefined && reported !== null && printer.condition !== reported) this.report(printerId, reported, agentId);
    }
  }

  stop(): void {
    this.stopping = true;
  }

  private printerOf(command: Command): string | null {
    if (command.type === 'report-printer') return command.printerId;
    if (command.type === 'report-print') return this.edge.branch().hall.printJobs.get(command.jobId)?.printerId ?? null;
    return null;
  }

  private report(printerId: string, condition: PrinterCondition, agentId: string): void {
    if (this.stopping) return;
    void this.edge.submit(this.edge.newId(), { type: 'report-printer', printerId, condition }, { role: 'agent', agentId }, null);
  }
}
