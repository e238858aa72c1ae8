/** What is open under the primary row; one thing at a time. */
export type PanelName =
  'arrived' | 'transfer' | 'park' | 'pause' | 'pick' | 'customer' | 'hand-back' | 'restore' | 'resume' | 'refer' | 'guest';

export type DialogName = 'keys' | 'settings' | 'sign-out' | 'card';
