import { describe, expect, it } from 'vitest';
import { toAuthorizationUrl } from '../../../lib/auth/authorization-url';
import { toConsentFailure } from '../../../lib/auth/consent-failure';
import { createAttempt } from '../../../lib/auth/pkce';

describe('an attempt to sign in', () => {
  it('has a verifier and a state of 256 random bits, new each time', async () => {
    const attempts = [await createAttempt(crypto), await createAttempt(crypto)];
    const secrets = attempts.flatMap(({ codeVerifier, state }) => [codeVerifier, state]);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
    expect(new Set(secrets).size).toBe(4);
  });

  it('has the challenge of RFC 7636, appendix B', async () => {
    const verifierBytes = Buffer.from('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'base64url');
    const known = {
      subtle: crypto.subtle,
      getRandomValues: (array: Uint8Array) => {
        array.set(verifierBytes);
        return array;
      },
    } as unknown as Crypto;
    const { codeVerifier, codeChallenge } = await createAttempt(known);
    expect(codeVerifier).toBe('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
    expect(codeChallenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });
});

describe('the address of the consent page', () => {
  const url = toAuthorizationUrl({
    clientId: 'app+1',
    scopes: ['offline_access', 'read:space:confluence'],
    redirectUrl: 'https://abc.chromiumapp.org/',
    state: 's',
    codeChallenge: 'c',
  });

  it('has every parameter once', () => {
    expect([...new URL(url).searchParams].toSorted()).toEqual([
      ['audience', 'api.atlassian.com'],
      ['client_id', 'app+1'],
      ['code_challenge', 'c'],
      ['code_challenge_method', 'S256'],
      ['prompt', 'consent'],
      ['redirect_uri', 'https://abc.chromiumapp.org/'],
      ['response_type', 'code'],
      ['scope', 'offline_access read:space:confluence'],
      ['state', 's'],
    ]);
  });

  it('writes the space between scopes as Atlassian documents it', () => {
    expect(url).toMatch(/^https:\/\/auth\.atlassian\.com\/authorize\?/);
    expect(url).toContain('scope=offline_access%20read%3Aspace%3Aconfluence');
    expect(url).toContain('client_id=app%2B1');
  });
});

describe('a consent window that ends without an address', () => {
  it.each([
    ['The user did not approve access.', 'denied'],
    ['User cancelled or denied access.', 'denied'],
    ['User interaction required. Try setting `abortOnLoadForNonInteractive`', 'denied'],
    ['Only one web auth flow is allowed at a time.', 'busy'],
    ['Authorization page could not be loaded.', 'unreachable'],
    ['Error: redirect_uri not allowed', 'bad-callback'],
  ])('%s means %s', (message, code) => {
    expect(toConsentFailure(new Error(message)).code).toBe(code);
  });
});
