/** Hardware an agent drives beside printers. */
export const AGENT_DEVICE_KINDS = ['board', 'pad', 'rater', 'reader'] as const;
/** And the bank's own look-up of cards. */
export const DEVICE_KINDS = [...AGENT_DEVICE_KINDS, 'directory'] as const;
type DeviceKind = (typeof DEVICE_KINDS)[number];

/** How a device is, as far as it can be known, as staff are told. */
export const DEVICE_CONDITIONS = [
  /** It answered, or somebody used it. */
  'ok',
  /** Its line is open, and it says nothing unless it is used: no more is known of it. */
  'line-open',
  'no-answer',
  /** Answers come, and too late to be of use. */
  'late',
  /** Its agent is gone. */
  'unreachable',
  'port-missing',
  'port-busy',
  'no-permission',
  /** The system cannot open the port, and does not say why. */
  'port-failed',
  /** What comes is no key, card or answer: the wrong speed, or another device. */
  'wrong-baud',
  'not-understood',
  'address-doubled',
  /** One card after another is read by halves. */
  'half-track',
  /** Its counter is not one of this branch's, or not one of this agent's. */
  'unknown-place',
] as const;
export type DeviceCondition = (typeof DEVICE_CONDITIONS)[number];

export const DEVICE_STATES = ['ok', 'silent', 'failed'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** One device, as its agent says. */
export interface DeviceReport {
  readonly kind: DeviceKind;
  /** Unique in its agent. */
  readonly deviceId: string;
  /** Its counter; of a card reader its kiosk. */
  readonly placeId: string;
  readonly condition: DeviceCondition;
}

export interface Device extends DeviceReport {
  readonly agentId: string;
  readonly since: number;
}

/** Of what the server itself depends on. No agent can be paired under a name with a colon. */
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

/** Three devices at each of sixty counters, and the readers of sixteen kiosks; such a report still fits one message. */
export const DEVICES_OF_AGENT_MAX = 200;
/** Longest name of a device in its agent: its line's and its own. */
export const DEVICE_ID_MAX_LENGTH = 129;
