import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAccessTokens } from '../../../lib/auth/access-tokens';
import type { Account } from '../../../lib/auth/account';
import { createAuthorizedFetch } from '../../../lib/auth/authorized-fetch';
import { createSignIn } from '../../../lib/auth/sign-in';
import { signOut } from '../../../lib/auth/sign-out';
import { createOwnAppExchanger } from '../../../lib/auth/token-exchanger';
import { createVault } from '../../../lib/auth/vault';
import type { Site } from '../../../lib/clip/destination';
import { createConfluenceClient } from '../../../lib/confluence/rest-client';
import { SCOPES } from '../../../lib/confluence/scopes';
import type { Fetch } from '../../../lib/http/fetch';
import { createFakeConfluence, type FakeConfluenceOptions } from '../../fake-confluence/fake-confluence';
import { accountOf, createBrowser } from './memory';

const redirectUrl = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

/** The whole of lib/auth against an embedded Atlassian, as the background puts it together. */
async function setUp(options: FakeConfluenceOptions & { scopes?: readonly string[] } = {}) {
  const clock = { now: 1_800_000_000_000 };
  const now = () => clock.now;
  const cloud = createFakeConfluence({ now, ...options });
  const fetch = vi.fn<Fetch>((url, init) => cloud.fetch(url, init));
  const vault = createVault({ crypto });
  const browser = createBrowser();
  const launchWebAuthFlow = vi.fn(async (url: string) => cloud.consent(url));
  const findUser = (site: Site, fetch: Fetch) => createConfluenceClient({ site, fetch, now }).currentUser();
  const exchanger = createOwnAppExchanger({ fetch, readOwnApp: vault.readOwnApp });
  const shared = { ...browser, vault, exchanger, fetch, now };
  await vault.storeOwnApp({ clientId: 'demo-client', clientSecret: 'demo-secret' });
  const tokens = createAccessTokens(shared);
  const scopes = options.scopes ?? SCOPES;
  const signIn = createSignIn({ ...shared, launchWebAuthFlow, redirectUrl, scopes, findUser, crypto });
  const clientOf = ({ site, accountId }: Account) =>
    createConfluenceClient({ site, fetch: createAuthorizedFetch({ tokens, fetch, now, accountId }), now });
  return { cloud, clock, fetch, vault, browser, tokens, launchWebAuthFlow, signIn, clientOf };
}

describe('signing in', () => {
  it('ends with an account, its tokens and its sites', async () => {
    const { signIn, browser, vault, cloud } = await setUp();
    const { cloudId, name, url } = cloud.site;
    const account = await signIn();
    expect(account).toEqual({
      accountId: cloud.person.accountId,
      displayName: cloud.person.displayName,
      site: { cloudId, name, url },
      sites: [{ cloudId, name, url }],
      status: 'ok',
    });
    expect(browser.accounts.value).toEqual(account);
    expect(browser.session.value).toMatchObject({ generation: 1, accountId: cloud.person.accountId });
    expect(await vault.readGrant()).toMatchObject({ generation: 1, accountId: cloud.person.accountId, status: 'ok' });
  });

  it('keeps the site of the last time among several', async () => {
    const sites = [{ subdomain: 'alpha' }, { subdomain: 'beta' }];
    const { signIn, browser, cloud } = await setUp({ sites });
    const [alpha, beta] = cloud.sites;
    expect((await signIn()).site.cloudId).toBe(alpha?.cloudId);
    const account = browser.accounts.value ?? accountOf('nobody');
    await browser.accounts.write({ ...account, site: { cloudId: beta?.cloudId ?? '', name: 'beta', url: '' } });
    const again = await signIn();
    expect(again.site).toEqual({ cloudId: beta?.cloudId, name: 'beta', url: 'https://beta.atlassian.net' });
    expect(again.sites).toHaveLength(2);
  });

  it('is followed by requests that renew the token by themselves', async () => {
    const { signIn, cloud, clientOf, clock, browser } = await setUp();
    const account = await signIn();
    const client = clientOf(account);
    expect((await client.currentUser()).accountId).toBe(account.accountId);
    clock.now += 3_590_000;
    await client.currentUser();
    expect(browser.session.value?.generation).toBe(2);
    cloud.expireTokens();
    await client.currentUser();
    expect(browser.session.value?.generation).toBe(3);
  });

  it.each(['gateway-401', 'product-404-403'] as const)(
    'is not disturbed by a token that ends on the way, told by %s',
    async (expiry) => {
      const { signIn, cloud, clientOf, clock, browser, fetch } = await setUp({ switches: { expiry } });
      const account = await signIn();
      fetch.mockImplementationOnce((url, init) => {
        clock.now += 3_600_000;
        return cloud.fetch(url, init);
      });
      await expect(clientOf(account).currentUser()).resolves.toMatchObject({ accountId: account.accountId });
      expect(browser.session.value?.generation).toBe(2);
    },
  );

  it('tells that the grant is gone after the person has removed the app', async () => {
    const { signIn, cloud, clientOf, browser } = await setUp();
    const account = await signIn();
    const { accountId } = account;
    cloud.revokeTokens();
    await expect(clientOf(account).currentUser()).rejects.toMatchObject({ code: 'unauthorized' });
    expect(browser.accounts.value).toMatchObject({ accountId, status: 'reauth' });
    expect(await signIn()).toMatchObject({ accountId, status: 'ok' });
    await expect(clientOf(account).currentUser()).resolves.toMatchObject({ accountId });
  });

  it('survives an offline hour, asking nobody to sign in', async () => {
    const { signIn, cloud, clientOf, clock, browser, tokens } = await setUp();
    const account = await signIn();
    clock.now += 3_600_000;
    cloud.setOnline(false);
    await expect(clientOf(account).currentUser()).rejects.toMatchObject({ code: 'no-answer' });
    expect(browser.alarm.at).toBe(clock.now + 30_000);
    clock.now += 3_600_000;
    cloud.setOnline(true);
    await tokens.recover();
    expect(browser.session.value?.generation).toBe(2);
    expect(browser.accounts.value?.status).toBe('ok');
  });
});

describe('a sign-in that fails', () => {
  it('by Cancel keeps nothing and may be tried again', async () => {
    const { signIn, cloud, browser, vault, launchWebAuthFlow } = await setUp();
    launchWebAuthFlow.mockImplementationOnce(async (url) => cloud.consent(url, 'cancel'));
    await expect(signIn()).rejects.toThrow('denied');
    expect([browser.accounts.value, browser.session.value, await vault.readGrant()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await expect(signIn()).resolves.toMatchObject({ status: 'ok' });
  });

  it('by a closed window is a refusal of the person', async () => {
    const { signIn, launchWebAuthFlow } = await setUp();
    launchWebAuthFlow.mockRejectedValueOnce(new Error('The user did not approve access.'));
    await expect(signIn()).rejects.toThrow('denied');
  });

  it('by a wrong secret asks for consent no second time', async () => {
    const { signIn, vault, launchWebAuthFlow } = await setUp();
    await vault.storeOwnApp({ clientId: 'demo-client', clientSecret: 'wrong' });
    await expect(signIn()).rejects.toThrow('wrong-secret');
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
  });

  it('by a missing own app opens no window', async () => {
    const { signIn, vault, launchWebAuthFlow } = await setUp();
    await vault.wipeOwnApp();
    await expect(signIn()).rejects.toThrow('not-configured');
    expect(launchWebAuthFlow).not.toHaveBeenCalled();
  });

  it('by an answer that was seen before refuses it', async () => {
    const { signIn, launchWebAuthFlow } = await setUp();
    let callbackUrl = '';
    launchWebAuthFlow.mockImplementation(async (url) => {
      callbackUrl ||= `${redirectUrl}?code=x&state=${new URL(url).searchParams.get('state')}`;
      return callbackUrl;
    });
    await expect(signIn()).rejects.toThrow('code-refused');
    await expect(signIn()).rejects.toThrow('bad-callback');
  });

  it('by no connection to the token endpoint may be tried again', async () => {
    const { signIn, cloud } = await setUp();
    cloud.faults.add({ kind: 'drop-after' }, { path: '/oauth/token' });
    await expect(signIn()).rejects.toThrow('unreachable');
    await expect(signIn()).resolves.toMatchObject({ status: 'ok' });
  });

  it('by a site that does not tell who we are keeps nothing', async () => {
    const { signIn, cloud, browser, vault } = await setUp();
    cloud.faults.add({ kind: 'html', when: 'before' }, { path: '/user/current' });
    await expect(signIn()).rejects.toThrow('unreachable');
    expect([browser.accounts.value, await vault.readGrant()]).toEqual([undefined, undefined]);
  });

  it('by a grant that would end with the hour is refused', async () => {
    const { signIn, vault } = await setUp({ scopes: SCOPES.filter((scope) => scope !== 'offline_access') });
    await expect(signIn()).rejects.toThrow('refused');
    expect(await vault.readGrant()).toBeUndefined();
  });

  it('while another is open is told so, and the first goes on', async () => {
    const { signIn, cloud, launchWebAuthFlow } = await setUp();
    const consent = Promise.withResolvers<string>();
    launchWebAuthFlow.mockImplementationOnce(() => consent.promise);
    const first = signIn();
    await expect(signIn()).rejects.toThrow('busy');
    await vi.waitFor(() => expect(launchWebAuthFlow).toHaveBeenCalled());
    consent.resolve(cloud.consent(launchWebAuthFlow.mock.calls[0]?.[0] ?? ''));
    await expect(first).resolves.toMatchObject({ status: 'ok' });
  });

  it('as somebody else never leaves the old account beside the new tokens', async () => {
    const { signIn, browser } = await setUp();
    await browser.accounts.write(accountOf('somebody-else'));
    vi.spyOn(browser.session, 'write').mockRejectedValue(new Error('killed'));
    await expect(signIn()).rejects.toThrow('killed');
    expect(browser.accounts.value).toBeUndefined();
  });
});

describe('signing out and in again', () => {
  it('continues the generations', async () => {
    const { signIn, browser, vault, clientOf } = await setUp();
    const account = await signIn();
    await signOut({ ...browser, vault });
    await expect(clientOf(account).currentUser()).rejects.toMatchObject({ code: 'unauthorized' });
    await signIn();
    expect(await vault.readGrant()).toMatchObject({ generation: 3, status: 'ok' });
  });
});
