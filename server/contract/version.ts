/**
 * The wire's version. A test hashes every schema against `CONTRACT_HASHES`; a change of the wire needs a new version, a new
 * hash and a line of history.
 *
 * 1: first wire: kiosk, wall, counter display, teller, lobby, device.
 * 2: cards, identification, direct services and their explanation; supervisor, rating; boards, pads and readers; zones and sound.
 * 3: referrals, guests and relationship managers; duty, support, follow-ups and appointments.
 * 4: what is wrong with the server itself, for lobby and supervisor; that the branch was restored, on every staff page; a kiosk that
 *    can issue no number for a fault.
 * 5: alarms about time that passes, for lobby and supervisor and in the day's report; why the server asked for support; a call for
 *    help at a kiosk that is pressed again, is not answered, and ends;
 *    why something is closed and whether a counter is open for it, on kiosk, wall and phone; the posted rule in parts and the viewing
 *    distance for the wall; order of services and paths of the kiosk's pages; sixty services; telephones as people write them;
 *    an identification is undone, a contact corrected; the reason already given for a customer;
 *    a kiosk's limits, its second screen, and numbers voided at once; what is wrong with the certificate, for lobby and supervisor.
 */
export const CONTRACT_VERSION = 5;
