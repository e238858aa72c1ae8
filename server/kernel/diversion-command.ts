/* The lobby among those who wait: who asks what they came for, and shows where there is no need to wait. */
export type DiversionCommand =
  | { readonly type: 'suggest-diversion'; readonly ticketId: string }
  | { readonly type: 'answer-diversion'; readonly ticketId: string; readonly accepted: boolean; readonly isCoached: boolean }
  | { readonly type: 'note-asked'; readonly ticketId: string };
