import type { Decide } from '../decide.ts';
import type { SupportCommand } from '../support-command.ts';
import { acknowledgeSupport, raiseSupport, resolveSupport, seeSupport, withdrawSupport } from '../support/ask-support.ts';
import { assignCounter, setCounterServices, signOutCounter } from '../support/run-counters.ts';

export const SUPPORT_WAYS: { readonly [T in SupportCommand['type']]: Decide<T> } = {
  'raise-support': raiseSupport,
  'withdraw-support': withdrawSupport,
  'see-support': seeSupport,
  'acknowledge-support': acknowledgeSupport,
  'resolve-support': resolveSupport,
  'assign-counter': assignCounter,
  'sign-out-counter': signOutCounter,
  'set-counter-services': setCounterServices,
};
