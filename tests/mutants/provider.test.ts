import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { switchOn } from '../discretion/planted/switch.ts';
import { givePin } from '../sign-in/browser-of.ts';
import { given, pairedBrowser, TELLER_PAGE } from '../sign-in/provider/branch-with-provider.ts';
import { PROVIDER_MUTANTS } from './provider-mutants.ts';

type Given = Awaited<ReturnType<typeof given>>;

afterEach(() => switchOn(null));

/** What somebody does who should not get in, and what the true product says to it; by the mutant that must be noticed by it. */
const ATTACKS: Readonly<Record<string, { readonly refusal: string; readonly act: (place: Given) => Promise<string | undefined> }>> = {
  'an answer with any state is taken': {
    refusal: 'provider-untrue',
    act: async ({ browser, provider }) => {
      const answer = new URLSearchParams(provider.approve((await browser.begin(TELLER_PAGE)).address, 'wang'));
      answer.set('state', 'another');
      return (await browser.comeBack(answer.toString())).body.refusal;
    },
  },
  'a token of any key is taken': {
    refusal: 'provider-untrue',
    act: async ({ browser, provider }) => {
      provider.lie({ otherKey: true });
      return (await browser.signInAt(provider, 'wang')).body.refusal;
    },
  },
  'whom the provider only remembers is taken': {
    refusal: 'provider-stale',
    act: async ({ browser, provider }) => {
      provider.lie({ claims: (honest) => ({ ...honest, auth_time: Number(honest['iat']) - 600 }) });
      return (await browser.signInAt(provider, 'wang')).body.refusal;
    },
  },
  'a sign-in begun at another device is taken': {
    refusal: 'provider-flow',
    act: async ({ branch, browser, provider }) => {
      const other = await pairedBrowser(branch, 'desk-2');
      const answer = provider.approve((await other.begin(TELLER_PAGE)).address, 'wang');
      browser.cookies.set('branch-flow', other.cookies.get('branch-flow') ?? '');
      return (await browser.comeBack(answer)).body.refusal;
    },
  },
  'an answer is taken twice': {
    refusal: 'provider-flow',
    act: async ({ browser, provider }) => {
      const answer = provider.approve((await browser.begin(TELLER_PAGE)).address, 'wang');
      const flow = browser.cookies.get('branch-flow') ?? '';
      await browser.comeBack(answer);
      browser.cookies.set('branch-flow', flow);
      return (await browser.comeBack(answer)).body.refusal;
    },
  },
  'somebody disabled is taken': {
    refusal: 'provider-person',
    act: async ({ branch, browser, provider }) => {
      await givePin(branch, 'wang', { secret: null, disabledAt: 1 });
      return (await browser.signInAt(provider, 'wang')).body.refusal;
    },
  },
};

describe('checks of the bank’s sign-in that are left out, one at a time', () => {
  it('have an attack each', () => {
    expect(Object.keys(ATTACKS).sort()).toEqual(PROVIDER_MUTANTS.map(({ name }) => name).sort());
  });

  it.each(Object.entries(ATTACKS))('%s: is caught', async (name, { refusal, act }) => {
    const place = () => given(onTestFinished);
    expect(await act(await place()), 'the true product').toBe(refusal);
    switchOn(name);
    const { browser, provider } = await place();
    expect((await browser.signInAt(provider, 'wang')).status, 'the mutant lives').toBe(200);
    expect(await act(await place())).not.toBe(refusal);
  });
});
