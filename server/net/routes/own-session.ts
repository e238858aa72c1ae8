import type { Request, Response } from 'express';
import type { StaffSession } from '../../store/tables/sessions-table.ts';
import type { HttpParts } from '../http-parts.ts';
import { cookieFor, cookieOf } from '../people/cookies.ts';
import type { Begun } from '../people/sign-in.ts';

/** Puts a session that has just begun into the browser. Whoever was signed in with it is signed out: it speaks for one person. */
export function keepSession(parts: HttpParts, { token, deviceToken }: Begun, request: Request, response: Response): void {
  const before = parts.sessions.find(cookieOf(request, 'session'));
  if (before !== null) endSession(parts, before);
  parts.cutRevoked();
  const [name, options] = cookieFor(request, 'session');
  response.cookie(name, token, options);
  if (deviceToken === null) return;
  const [deviceName, deviceOptions] = cookieFor(request, 'device');
  response.cookie(deviceName, deviceToken, deviceOptions);
}

export function endSession({ edge, cutRevoked, notes }: HttpParts, { id, staffId, deviceId }: StaffSession): void {
  edge.sessions.end((one) => one.id === id);
  notes.note({ staffId, role: 'workstation', deviceId }, 'signed-out', null, 'done');
  cutRevoked();
  edge.log.info({ staffId }, 'signed out');
}
