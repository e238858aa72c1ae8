import type { Folds } from '../rule.ts';
import { eraseCustomer } from './erase-customer.ts';
import * as foldErasure from './fold-erasure.ts';

export const ERASURE_COMMANDS = [eraseCustomer] as const;

export const ERASURE_FOLDS = {
  'customer-erased': foldErasure.eraseCustomer,
} as const satisfies Folds;
