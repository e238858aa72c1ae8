import { intentOf } from '../../desk/intent.ts';
import type { Command } from '../../kernel/commands.ts';
import { type DeviceReport, SERVER_AS_AGENT } from '../../kernel/state/device.ts';
import type { PrinterCondition } from '../../kernel/state/printing.ts';
import type { Actor } from '../../kernel/words/actor.ts';
import type { Answer } from '../../kernel/words/answer.ts';
import type { Refusal } from '../../kernel/words/refusal.ts';
import type { Edge } from '../edge.ts';
import { subjectOf } from '../of-subject.ts';
import { type Subject } from './subject.ts';

type DeviceSubject = Extract<Subject, { readonly audience: 'device' }>;

interface Claim {
  readonly connectionId: string;
  readonly agentId: string;
  /** The agent's last report; null: none yet. */
  reported: PrinterCondition | null;
}

/** Cause recorded with what the server itself reports of printers whose agent is not connected. */
const ABSENT_AGENT = 'none';

/** Agents: each printer has one live connection. Without it the printer is unreachable, and so is all other hardware of an agent. */
export class Devices {
  private readonly edge: Edge;
  private readonly claims = new Map<string, Claim>();
  /** Connections of each agent. */
  private readonly connected = new Map<string, Set<string>>();
  /** Each agent's last report of its other devices, connected or not. */
  private readonly said = new Map<string, readonly DeviceReport[]>();
  private stopping = false;

  constructor(edge: Edge) {
    this.edge = edge;
  }

  /** Gives a connection its printers. Refused while another connection, of whatever agent, holds one of them. */
  claim(connectionId: string, subject: DeviceSubject): Refusal | null {
    const { agentId } = subject;
    const taken = subject.printerIds.find((printerId) => this.claims.has(printerId));
    if (taken !== undefined) return { code: 'printer-taken', params: { printer: taken } };
    for (const printerId of subject.printerIds) this.claims.set(printerId, { connectionId, agentId, reported: null });
    this.connected.set(agentId, (this.connected.get(agentId) ?? new Set()).add(connectionId));
    return null;
  }

  /** The connection is gone: its printers are free and unreachable, and so is its agent's other hardware. */
  release(connectionId: string): void {
    for (const [printerId, claim] of [...this.claims]) {
      if (claim.connectionId !== connectionId) continue;
      this.claims.delete(printerId);
      this.report(printerId, 'unreachable', claim.agentId);
    }
    for (const [agentId, connections] of [...this.connected]) {
      if (!connections.delete(connectionId) || connections.size > 0) continue;
      this.connected.delete(agentId);
      this.reportUnreachable(agentId);
    }
  }

  /** An agent reports only its own printers and counters. null: it may. */
  refusalOf(command: Command, subject: DeviceSubject): Refusal | null {
    if (command.type === 'press-pad' || command.type === 'rate-visit') {
      return subject.counterIds.includes(command.counterId) ? null : { code: 'not-allowed', params: {} };
    }
    const printerId = this.printerOf(command);
    if (printerId === null || subject.printerIds.includes(printerId)) return null;
    return { code: 'not-your-printer', params: {} };
  }

  /** Keeps an agent's report: before the first day the branch knows no printers, and the agent does not report twice. */
  note(command: Command, answer: Answer, { agentId }: DeviceSubject): void {
    if (command.type === 'report-devices' && answer.ok) this.said.set(agentId, command.devices);
    if (command.type !== 'report-printer') return;
    const claim = this.claims.get(command.printerId);
    if (claim !== undefined && (answer.ok || answer.refusal.code === 'unknown-printer')) claim.reported = command.condition;
  }

  /** After a start, no agent that was connected before is connected. */
  reportAbsent(): void {
    const { hall, staff } = this.edge.branch();
    for (const printer of hall.printers.values()) {
      if (printer.condition !== 'unreachable' && !this.claims.has(printer.id)) this.report(printer.id, 'unreachable', ABSENT_AGENT);
    }
    for (const [agentId, devices] of staff.devices) {
      if (agentId === SERVER_AS_AGENT || this.said.has(agentId)) continue;
      this.said.set(agentId, devices.map(plain));
      if (!this.connected.has(agentId)) this.reportUnreachable(agentId);
    }
  }

  /**
   * After a day opened: reports printers that the branch perhaps did not know when their agent did, and all
   * other devices, which a new day forgets.
   */
  reportKnown(): void {
    for (const [printerId, { reported, agentId }] of this.claims) {
      const printer = this.edge.branch().hall.printers.get(printerId);
      if (printer !== undefined && reported !== null && printer.condition !== reported) this.report(printerId, reported, agentId);
    }
    for (const [agentId, devices] of [...this.said]) {
      if (this.connected.has(agentId)) this.reportDevices(agentId, devices);
      else if (this.isEnrolled(agentId)) this.reportUnreachable(agentId);
      else this.said.delete(agentId);
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

  /** A revoked agent is not reported as missing for ever. */
  private isEnrolled(agentId: string): boolean {
    return this.edge.enrolment.listTokens().some(({ audience, subject: bearer }) => {
      const subject = subjectOf(audience, bearer);
      return subject.audience === 'device' && subject.agentId === agentId;
    });
  }

  private report(printerId: string, condition: PrinterCondition, agentId: string): void {
    this.submit({ type: 'report-printer', printerId, condition }, agentId);
  }

  private reportUnreachable(agentId: string): void {
    const devices = this.said.get(agentId) ?? [];
    this.reportDevices(
      agentId,
      devices.map((device) => ({ ...device, condition: 'unreachable' as const })),
    );
  }

  private reportDevices(agentId: string, devices: readonly DeviceReport[]): void {
    this.submit({ type: 'report-devices', devices }, agentId);
  }

  private submit(command: Command, agentId: string): void {
    if (this.stopping) return;
    const actor: Actor = { role: 'agent', agentId };
    void this.edge.submit(intentOf(this.edge.newId(), command, actor, null));
  }
}

function plain({ kind, deviceId, placeId, condition }: DeviceReport): DeviceReport {
  return { kind, deviceId, placeId, condition };
}
