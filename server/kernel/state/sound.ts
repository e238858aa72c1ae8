/**
 * How well an announcing display sounds, as staff are told. `substituted`: the branch's own clips cannot be used and the
 * program's speak instead; `blocked`: the browser holds the sound back until somebody touches the screen;
 * `broken`: no clip can be played; `unreachable`: the display is not connected.
 */
export const SOUND_CONDITIONS = ['on', 'substituted', 'blocked', 'broken', 'unreachable'] as const;
export type SoundCondition = (typeof SOUND_CONDITIONS)[number];

export interface Sound {
  readonly wallId: string;
  condition: SoundCondition;
  /** Detail for the technician, as the display reports it ("voice pack: missing zh-3"); null: none. */
  fault: string | null;
  since: number;
}

/** Longest detail of a sound fault that a display may report. */
export const SOUND_FAULT_MAX_LENGTH = 160;
