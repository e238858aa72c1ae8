/** What the sensors report. */
export interface Sensors {
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly paperNearEnd: boolean;
  readonly cutterError: boolean;
  readonly headHot: boolean;
  readonly slipPresent: boolean;
}

function bits(fixed: number, parts: readonly (readonly [boolean, number])[]): number {
  return parts.reduce((byte, [on, mask]) => (on ? byte | mask : byte), fixed);
}

export function isStopped(sensors: Sensors): boolean {
  return sensors.coverOpen || sensors.paperOut || sensors.cutterError || sensors.headHot;
}

/** The answer to DLE EOT n (TM-T88III specification pp.73-74). */
export function realTimeByte(query: 1 | 2 | 3 | 4, sensors: Sensors): number {
  const error = sensors.cutterError || sensors.headHot;
  switch (query) {
    case 1:
      return bits(0x12, [[isStopped(sensors), 0x08]]);
    case 2:
      return bits(0x12, [
        [sensors.coverOpen, 0x04],
        [sensors.paperOut, 0x20],
        [error, 0x40],
      ]);
    case 3:
      return bits(0x12, [
        [sensors.cutterError, 0x08],
        [sensors.headHot, 0x40],
      ]);
    case 4:
      return bits(0x12, [
        [sensors.paperNearEnd || sensors.paperOut, 0x0c],
        [sensors.paperOut, 0x60],
      ]);
    default:
      return query satisfies never;
  }
}

/** The six bytes of Custom's DLE EOT 20 (KPM210 manual p.36, KPM300 p.80). */
export function fullStatusBytes(sensors: Sensors): number[] {
  return [
    0x10,
    0x0f,
    bits(0x00, [
      [sensors.paperOut, 0x01],
      [sensors.paperNearEnd || sensors.paperOut, 0x04],
      [sensors.slipPresent, 0x20],
    ]),
    bits(0x00, [[sensors.coverOpen, 0x02]]),
    bits(0x00, [[sensors.headHot, 0x01]]),
    bits(0x00, [[sensors.cutterError, 0x01]]),
  ];
}

/** The four bytes of GS a (Citizen CT-S2000 p.60). */
export function automaticBytes(sensors: Sensors): number[] {
  return [
    bits(0x10, [
      [isStopped(sensors), 0x08],
      [sensors.coverOpen, 0x20],
    ]),
    bits(0x00, [
      [sensors.cutterError, 0x08],
      [sensors.headHot, 0x40],
    ]),
    bits(0x00, [
      [sensors.paperNearEnd || sensors.paperOut, 0x03],
      [sensors.paperOut, 0x0c],
    ]),
    0x00,
  ];
}
