import type { Decide } from '../decide.ts';
import type { DiversionCommand } from '../diversion-command.ts';
import { answerDiversion, noteAsked, suggestDiversion } from '../support/divert-customer.ts';

export const DIVERSION_WAYS: { readonly [T in DiversionCommand['type']]: Decide<T> } = {
  'suggest-diversion': suggestDiversion,
  'answer-diversion': answerDiversion,
  'note-asked': noteAsked,
};
