import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { done } from '../../contract/outgoing.ts';
import { devicePaired, type DeviceShown, deviceName, devicesListed, pairingOpened, renameRequest } from '../../contract/people/devices.ts';
import type { HttpParts } from '../http-parts.ts';
import { bearerIdOf } from '../of-subject.ts';
import { answerJson } from '../outgoing.ts';
import { readInput } from '../read-input.ts';
import {
  DEVICE_KINDS,
  type DeviceKind,
  deviceNamed,
  PAIRING_CODE_DIGITS,
  PAIRING_LIFE_MS,
  Pairings,
  placeOf,
} from '../subjects/pairing.ts';
import { cookieFor } from '../people/cookies.ts';
import { mayKeepPeople } from '../people/people-shown.ts';
import { bodyOf } from './list-asker.ts';
import { type Handler, refuse, signedIn } from '../subjects/signed-in.ts';
import { noted, notedOnce } from '../people/trail-notes.ts';

const MINUTES = PAIRING_LIFE_MS / 60_000;
/** Ids as the branch configuration writes them; also a file name of an agent's state. */
const deviceId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

const deviceKind = z.enum(DEVICE_KINDS as readonly [DeviceKind, ...DeviceKind[]]);

/** Most printers, or counters, of one agent. */
export const DRIVEN_MAX = 64;

export const openRequest = z.strictObject({
  kind: deviceKind,
  id: deviceId,
  /** Shows people later which device it is. */
  name: deviceName,
  /** For an agent: the printers and counters whose hardware it drives; null: all. */
  drives: z.array(deviceId).min(1).max(DRIVEN_MAX).nullable(),
});

export const pairRequest = z.strictObject({
  code: z.string().regex(new RegExp(`^\\d{${PAIRING_CODE_DIGITS}}$`)),
  /** Path of the screen's page; null: not a screen. */
  path: z.string().max(200).nullable(),
});

/**
 * Enrolling devices: a code is opened by supervisor or administrator, or on the branch's own machine, and used once by the device. Also lists
 * and revokes devices.
 */
export function pairRoutes(parts: HttpParts): Router {
  const router = Router();
  const pairings = new Pairings();
  router.post('/pairings', signedIn(parts, noted('pairing-opened', null), openPairing(pairings)));
  router.post('/pair', (request, response) => pair(parts, pairings, request, response));
  router.get('/devices', signedIn(parts, notedOnce('read-devices'), listDevices));
  router.patch('/devices/:id', signedIn(parts, noted('device-renamed', 'id'), renameDevice));
  router.delete('/devices/:id', signedIn(parts, noted('device-revoked', 'id'), revokeDevice));
  return router;
}

function openPairing(pairings: Pairings): Handler {
  return ({ edge }, subject, request, response) => {
    if (!mayKeepPeople(subject)) return refuse(response, 'not-allowed', {});
    const parsed = readInput(openRequest, request.body);
    if (!parsed.success) return refuse(response, 'malformed', { field: fieldOf(parsed.error) });
    const { kind, id, name, drives } = parsed.data;
    const place = placeOf(kind, id, drives, edge.configuration());
    if (place === null) return refuse(response, 'unknown-device', { device: [kind, id, ...(drives ?? [])].join(' ').slice(0, 80) });
    const opened = pairings.open(place, name, edge.time().now);
    if (opened === null) return refuse(response, 'too-many-requests', {});
    edge.log.info({ kind, id }, 'pairing opened');
    answerJson(response, pairingOpened, { ok: true, ...opened, path: place.path });
  };
}

/** Every try counts, a right one too: otherwise a guesser past the limit could tell from the answer that a code was right. */
async function pair({ edge, gate, notes }: HttpParts, pairings: Pairings, request: Request, response: Response): Promise<void> {
  const address = request.socket.remoteAddress ?? '';
  const parsed = readInput(pairRequest, request.body);
  if (!(await gate.mayPair(address))) return refuse(response, 'too-many-requests', {});
  if (!parsed.success) return refuse(response, 'malformed', { field: fieldOf(parsed.error) });
  const { now } = edge.time();
  const taken = pairings.take(parsed.data.code, parsed.data.path, now);
  if (taken === 'wrong') {
    edge.log.warn({ address }, 'wrong pairing code');
    return refuse(response, 'pairing-code-wrong', { minutes: MINUTES });
  }
  if ('elsewhere' in taken) return refuse(response, 'pairing-elsewhere', { place: taken.elsewhere.path ?? taken.elsewhere.kind });
  const { kind, id, subject, path } = taken.place;
  const token = edge.enrolment.issueToken(subject.audience, bearerIdOf(subject), taken.name, now);
  edge.log.info({ kind, id, address }, 'device paired');
  const deviceId = edge.enrolment.idOf(token);
  notes.note({ staffId: null, role: 'workstation', deviceId }, 'device-paired', deviceId, 'done');
  if (subject.audience !== 'workstation') return answerJson(response, devicePaired, { ok: true, kind, id, path, token });
  // No script of a staff page ever holds it.
  const [cookie, options] = cookieFor(request, 'device');
  answerJson(response.cookie(cookie, token, options), devicePaired, { ok: true, kind, id, path, token: null });
}

const listDevices: Handler = ({ edge, sightings, sessions }, subject, _request, response) => {
  if (!mayKeepPeople(subject)) return refuse(response, 'not-allowed', {});
  const devices = edge.enrolment.listTokens().flatMap(({ id, audience, subject: bearer, name, createdAt }): DeviceShown[] => {
    const device = deviceNamed(audience, bearer);
    if (device === null) return [];
    const seen = sightings.of(id, device.kind !== 'workstation');
    return [{ token: id, ...device, name, pairedAt: createdAt, ...seen, people: sessions.namesAt(id) }];
  });
  answerJson(response, devicesListed, { devices });
};

const renameDevice: Handler = ({ edge }, subject, request, response) => {
  if (!mayKeepPeople(subject)) return refuse(response, 'not-allowed', {});
  const asked = bodyOf(renameRequest, request, response);
  if (asked === null) return;
  const id = String(request.params['id']).slice(0, 64);
  const known = edge.enrolment.listTokens().find((one) => one.id === id && deviceNamed(one.audience, one.subject) !== null);
  if (known === undefined || !edge.enrolment.renameEnrolled(id, asked.name)) return refuse(response, 'unknown-device', { device: id });
  edge.log.info({ id }, 'device renamed');
  answerJson(response, done, { ok: true });
};

const revokeDevice: Handler = ({ edge, cutRevoked }, subject, request, response) => {
  if (!mayKeepPeople(subject)) return refuse(response, 'not-allowed', {});
  const id = String(request.params['id']).slice(0, 64);
  const known = edge.enrolment.listTokens().find((one) => one.id === id && deviceNamed(one.audience, one.subject) !== null);
  if (known === undefined || !edge.enrolment.revokeEnrolled(id, edge.time().now)) return refuse(response, 'unknown-device', { device: id });
  edge.sessions.end(({ deviceId }) => deviceId === id);
  cutRevoked();
  edge.log.info({ audience: known.audience, id }, 'device revoked');
  answerJson(response, done, { ok: true });
};

function fieldOf(error: z.ZodError | null): string {
  const issue = error?.issues[0];
  const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  return String(key ?? 'JSON').slice(0, 48);
}
