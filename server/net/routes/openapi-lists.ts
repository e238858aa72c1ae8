import type { z } from 'zod';
import {
  attendeeArrived,
  attendeePage,
  attendeeReceived,
  attendeeRegistered,
  attendeesSought,
  gatheringAsked,
  gatheringList,
  gatheringPlanned,
} from '../../contract/list/gatherings.ts';
import { contactLogged, importCommit, importPreview, prospectAsked, prospectPage, telephone } from '../../contract/list/prospects.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Builds the description of one operation. */
export interface Describe {
  readonly operation: (summary: string, who: string, content: JsonSchema) => JsonSchema;
  readonly takes: (body: z.ZodType, asked: JsonSchema) => JsonSchema;
  readonly answer: (schema: z.ZodType) => JsonSchema;
  readonly ok: JsonSchema;
}

const OVERSIGHT = 'manager and supervisor tokens';
const STAFF = 'lobby, manager and supervisor tokens';

/** Customer lists and gatherings. */
export function listPaths({ operation, takes, answer, ok }: Describe): Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> {
  const gathering = [pathParameter('gatheringId')];
  const attendee = [...gathering, pathParameter('attendeeId')];
  const prospect = [pathParameter('prospectId')];
  const file = { required: true, content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } };
  const check = operation('Check a customer list; nothing is imported', 'supervisor tokens', answer(importPreview));
  return {
    '/api/prospect-imports': { post: { ...check, requestBody: file, parameters: query('share', 'managers', 'dueDays') } },
    '/api/prospect-imports/{importId}': {
      delete: { ...operation('Give a checked list up', 'supervisor tokens', ok), parameters: [pathParameter('importId')] },
    },
    '/api/prospect-imports/{importId}/commit': {
      post: {
        ...takes(importCommit, operation('Import what was checked', 'supervisor tokens', ok)),
        parameters: [pathParameter('importId')],
      },
    },
    '/api/prospects': {
      get: {
        ...operation('Prospects, telephones masked', OVERSIGHT, answer(prospectPage)),
        parameters: query('managerId', 'state', 'offset'),
      },
    },
    '/api/prospects/{prospectId}/telephone': {
      post: { ...takes(prospectAsked, operation('One telephone in clear; on record', OVERSIGHT, answer(telephone))), parameters: prospect },
    },
    '/api/prospects/{prospectId}/contacts': {
      post: { ...takes(contactLogged, operation('Log a contact', 'manager tokens', ok)), parameters: prospect },
    },
    '/api/prospects/{prospectId}/deletion': {
      post: { ...takes(prospectAsked, operation('Delete a prospect', OVERSIGHT, ok)), parameters: prospect },
    },
    '/api/gatherings': {
      get: operation('Gatherings with their counts', STAFF, answer(gatheringList)),
      post: takes(gatheringPlanned, operation('Plan a gathering', 'supervisor tokens', ok)),
    },
    '/api/gatherings/{gatheringId}/cancellation': {
      post: { ...takes(gatheringAsked, operation('Cancel a gathering', 'supervisor tokens', ok)), parameters: gathering },
    },
    '/api/gatherings/{gatheringId}/attendees': {
      get: { ...operation('Who registered', STAFF, answer(attendeePage)), parameters: gathering },
      post: { ...takes(attendeeRegistered, operation('Register a customer', STAFF, ok)), parameters: gathering },
    },
    '/api/gatherings/{gatheringId}/attendees/search': {
      post: { ...takes(attendeesSought, operation('Find who registered', STAFF, answer(attendeePage))), parameters: gathering },
    },
    '/api/gatherings/{gatheringId}/attendees/{attendeeId}/arrival': {
      post: { ...takes(attendeeArrived, operation('Check in', 'lobby tokens', answer(attendeeReceived))), parameters: attendee },
    },
    '/api/gatherings/{gatheringId}/attendees/{attendeeId}/arrival/correction': {
      post: { ...takes(gatheringAsked, operation('Take a check-in back', 'lobby tokens', ok)), parameters: attendee },
    },
    '/api/gatherings/{gatheringId}/attendees/{attendeeId}/withdrawal': {
      post: { ...takes(gatheringAsked, operation('Withdraw a registration', STAFF, ok)), parameters: attendee },
    },
  };
}

function pathParameter(name: string): JsonSchema {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}

function query(...names: string[]): JsonSchema[] {
  return names.map((name) => ({ name, in: 'query', required: false, schema: { type: 'string' } }));
}
