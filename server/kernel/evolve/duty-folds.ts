import type { DutyEvent } from '../duty-event.ts';
import type { Fold } from '../evolve.ts';
import {
  askStandIn,
  closeDutyGap,
  endStandInRequest,
  handOverDuty,
  handOverReferral,
  leaveDuty,
  openDutyGap,
  startDuty,
  tabletHeard,
  tabletLost,
  tabletSilent,
} from '../duty/fold-duty.ts';

export const DUTY_FOLDS: { readonly [T in DutyEvent['type']]: Fold<T> } = {
  'duty-started': startDuty,
  'stand-in-asked': askStandIn,
  'stand-in-withdrawn': endStandInRequest,
  'stand-in-declined': endStandInRequest,
  'duty-handed-over': handOverDuty,
  'duty-left': leaveDuty,
  'duty-gap-opened': openDutyGap,
  'duty-gap-closed': closeDutyGap,
  'referral-handed-over': handOverReferral,
  'tablet-heard': tabletHeard,
  'tablet-lost': tabletLost,
  'tablet-silent': tabletSilent,
};
