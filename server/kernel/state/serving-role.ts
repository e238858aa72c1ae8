/** Roles that meet customers and answer for what was said of one. */
export const SERVING_ROLES = ['lobby', 'teller', 'manager'] as const;
export type ServingRole = (typeof SERVING_ROLES)[number];
/** The supervisor goes to a guest whom nobody else answered for. */
export const ANSWERING_ROLES = [...SERVING_ROLES, 'supervisor'] as const;
export type AnsweringRole = (typeof ANSWERING_ROLES)[number];
