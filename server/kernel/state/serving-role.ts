/** Roles that meet customers and answer for what was said of one. */
export const SERVING_ROLES = ['lobby', 'teller', 'manager'] as const;
export type ServingRole = (typeof SERVING_ROLES)[number];
