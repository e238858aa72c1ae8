import { type Plant, plant } from '../discretion/planted/plant.ts';

const PROVIDER = 'server/provider/identity-provider.ts';
const SIGN_IN = 'server/net/people/provider-sign-in.ts';
const FLOWS = 'server/net/people/provider-flows.ts';

/** Checks of the bank’s sign-in, each left out. Without its nonce nobody gets in at all: openid-client takes no token with one that was not named. */
export const PROVIDER_MUTANTS: readonly Plant[] = [
  plant('an answer with any state is taken', [
    PROVIDER,
    `expectedState: state,`,
    (on) => `expectedState: ${on} ? (came.searchParams.get('state') ?? state) : state,`,
  ]),
  plant('a token of any key is taken', [
    PROVIDER,
    `  enableNonRepudiationChecks(client);\n`,
    (on) => `  if (!${on}) enableNonRepudiationChecks(client);\n`,
  ]),
  plant('whom the provider only remembers is taken', [
    PROVIDER,
    ` maxAge, idTokenExpected`,
    (on) => ` ...(${on} ? {} : { maxAge }), idTokenExpected`,
  ]),
  plant('a sign-in begun at another device is taken', [
    SIGN_IN,
    `flow === null || flow.deviceId !== deviceId`,
    (on) => `flow === null || (!${on} && flow.deviceId !== deviceId)`,
  ]),
  plant('an answer is taken twice', [
    FLOWS,
    `    this.flows.delete(token);\n    return`,
    (on) => `    if (!${on}) this.flows.delete(token);\n    return`,
  ]),
  plant('somebody disabled is taken', [
    SIGN_IN,
    `person === null || person.disabledAt !== null`,
    (on) => `person === null || (!${on} && person.disabledAt !== null)`,
  ]),
];
