import { z } from 'zod';
import { ID_MAX_LENGTH, REASON_MAX_LENGTH } from '../kernel/words/fields.ts';
import type { DeviceCondition } from '../kernel/state/device.ts';
import type { HelpKind } from '../kernel/state/help-request.ts';
import type { Language, LocalText } from '../kernel/configuration/local-text.ts';
import type { PrinterCondition, PrintFailure } from '../kernel/state/printing.ts';
import type { SoundCondition } from '../kernel/state/sound.ts';

export const id = z.string().min(1).max(ID_MAX_LENGTH);
export const reasonText = z.string().trim().min(1).max(REASON_MAX_LENGTH);
export const epochMs = z.number().int().nonnegative();
export const count = z.number().int().nonnegative();

export const language = z.enum(['zh-CN', 'en']) satisfies z.ZodType<Language>;
export const localText = z.strictObject({ 'zh-CN': z.string(), en: z.string() }) satisfies z.ZodType<LocalText>;

/** What somebody from the lobby is asked to come for. */
export const helpKind = z.enum(['help', 'complaint', 'device', 'security']) satisfies z.ZodType<HelpKind>;

const conditions = [
  'ready',
  'paper-near-end',
  'slip-not-taken',
  'chinese-font-missing',
  'paper-out',
  'cover-open',
  'cutter-error',
  'head-hot',
  'error',
  'offline',
  'silent',
  'not-understood',
  'port-busy',
  'unreachable',
] as const;
export const printerCondition = z.enum(conditions) satisfies z.ZodType<PrinterCondition>;

const failures = [
  'paper-out',
  'cover-open',
  'cutter-error',
  'head-hot',
  'error',
  'offline',
  'silent',
  'not-understood',
  'port-busy',
  'unreachable',
  'expired',
  'rejected',
] as const;
export const printFailure = z.enum(failures) satisfies z.ZodType<PrintFailure>;

const deviceConditions = [
  'ok',
  'line-open',
  'no-answer',
  'late',
  'unreachable',
  'port-missing',
  'port-busy',
  'no-permission',
  'port-failed',
  'wrong-baud',
  'not-understood',
  'address-doubled',
  'half-track',
  'unknown-place',
] as const;
export const deviceCondition = z.enum(deviceConditions) satisfies z.ZodType<DeviceCondition>;

const sounds = ['on', 'substituted', 'blocked', 'broken', 'unreachable'] as const;
export const soundCondition = z.enum(sounds) satisfies z.ZodType<SoundCondition>;

/** Lists in views hold at most so many entries a service, plus the total. */
export const LIST_LIMIT = 50;
