/** Kinds of hardware, beside printers, that an agent drives. */
export const AGENT_DEVICE_KINDS = ['board', 'pad', 'rater', 'reader'] as const;
/** The same, with the bank's own card look-up. */
export const DEVICE_KINDS = [...AGENT_DEVICE_KINDS, 'directory'] as const;
type DeviceKind = (typeof DEVICE_KINDS)[number];

/** Conditions of a device, as staff are told. */
export const DEVICE_CONDITIONS = [
  /** It answered, or somebody used it. */
  'ok',
  /** Its port is open, and it sends nothing until it is used: no more can be known. */
  'line-open',
  'no-answer',
  /** It answers, but too late to be of use. */
  'late',
  /** Its agent is gone. */
  'unreachable',
  'port-missing',
  'port-busy',
  'no-permission',
  /** The operating system cannot open the port and gives no reason. */
  'port-failed',
  /** What arrives is no key, card or answer: wrong speed, or another device. */
  'wrong-baud',
  'not-understood',
  'address-doubled',
  /** Card after card is read only in part. */
  'half-track',
  /** Its counter is not one of this branch, or not one of this agent. */
  'unknown-place',
] as const;
export type DeviceCondition = (typeof DEVICE_CONDITIONS)[number];

export const DEVICE_STATES = ['ok', 'silent', 'failed'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** One device, as its agent reports it. */
export interface DeviceReport {
  readonly kind: DeviceKind;
  /** Unique in its agent. */
  readonly deviceId: string;
  /** Its counter; for a card reader, its kiosk. */
  readonly placeId: string;
  readonly condition: DeviceCondition;
}

export interface Device extends DeviceReport {
  readonly agentId: string;
  readonly since: number;
}

/** Agent id of the server itself, for what it depends on. No agent can be paired under a name with a colon. */
export const SERVER_AS_AGENT = 'server:';

export function deviceStateOf(condition: DeviceCondition): DeviceState {
  switch (condition) {
    case 'ok':
    case 'line-open':
      return 'ok';
    case 'no-answer':
    case 'late':
    case 'unreachable':
      return 'silent';
    case 'port-missing':
    case 'port-busy':
    case 'no-permission':
    case 'port-failed':
    case 'wrong-baud':
    case 'not-understood':
    case 'address-doubled':
    case 'half-track':
    case 'unknown-place':
      return 'failed';
    default:
      return condition satisfies never;
  }
}

/** Three devices at each of sixty counters plus the readers of sixteen kiosks; a report of that size still fits one message. */
export const DEVICES_OF_AGENT_MAX = 200;
/** Longest device id within its agent: the name of its line plus its own. */
export const DEVICE_ID_MAX_LENGTH = 129;
