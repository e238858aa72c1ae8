export type DiversionEvent =
  | { readonly type: 'diversion-suggested'; readonly ticketId: string; readonly serviceId: string; readonly staffId: string }
  | {
      readonly type: 'diversion-answered';
      readonly ticketId: string;
      readonly serviceId: string;
      readonly staffId: string;
      readonly accepted: boolean;
      readonly isCoached: boolean;
    }
  | { readonly type: 'customer-asked'; readonly ticketId: string; readonly staffId: string };
