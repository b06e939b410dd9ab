import { describe, expect, it } from 'vitest';
import { chooseSite, parseAccount } from '../../../lib/auth/account';
import { isFresh, parseSession, toSession } from '../../../lib/auth/session';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const session = { accessToken: 'at', generation: 3, accountId: 'person-1', expiresAt: NOW + 60 * MINUTE };

describe('an access token', () => {
  it.each([
    ['in its middle is fresh', session, true],
    ['with three minutes left is fresh', { ...session, expiresAt: NOW + 3 * MINUTE }, true],
    ['with two minutes left is not', { ...session, expiresAt: NOW + 2 * MINUTE }, false],
    ['past its end is not', { ...session, expiresAt: NOW - 1 }, false],
    ['of another generation is not', { ...session, generation: 2 }, false],
    [
      'that seems to live for a year was stored before the clock was set back',
      { ...session, expiresAt: NOW + 5e10 },
      false,
    ],
    ['with a broken end is not', { ...session, expiresAt: Number.NaN }, false],
    ['that is not there is not', undefined, false],
  ])('%s', (_name, candidate, outcome) => {
    expect(isFresh(candidate, { generation: 3, now: NOW })).toBe(outcome);
  });

  it('ends so many seconds after it was handed out', () => {
    const tokens = { accessToken: 'at', refreshToken: 'rt', expiresIn: 3600 };
    expect(toSession(tokens, { generation: 3, accountId: 'person-1', now: NOW })).toEqual(session);
  });

  it('is taken from storage only whole', () => {
    expect(parseSession(session)).toEqual(session);
    expect(parseSession({ ...session, expiresAt: 'soon' })).toBeUndefined();
    expect(parseSession(undefined)).toBeUndefined();
  });
});

describe('an account', () => {
  const sites = [
    { cloudId: 'one', name: 'One', url: 'https://one.atlassian.net' },
    { cloudId: 'two', name: 'Two', url: 'https://two.atlassian.net' },
  ];
  const [site] = sites;
  const account = { accountId: 'person-1', displayName: 'Ada', site, sites, status: 'ok' };

  it('is taken from storage only whole', () => {
    expect(parseAccount(account)).toEqual(account);
    expect(parseAccount({ ...account, status: 'odd' })).toBeUndefined();
    expect(parseAccount(undefined)).toBeUndefined();
  });

  it('switches between its own sites only', () => {
    const stored = parseAccount(account);
    if (stored === undefined) throw new Error('no account');
    expect(chooseSite(stored, 'two').site).toEqual(sites[1]);
    expect(() => chooseSite(stored, 'three')).toThrow('no-site');
  });
});
