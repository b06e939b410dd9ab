import { describe, expect, it } from 'vitest';
import { APP_SCOPES } from '../../fake-confluence/sign-in/scopes.ts';
import { NOON, readAnswer, signedIn, upload } from './signed-in.ts';

describe('the gateway', () => {
  const spaces = '/wiki/api/v2/spaces';
  const current = '/wiki/rest/api/user/current';

  it('answers 401 without a token, with another scheme and with an unknown token', async () => {
    const { fake } = signedIn();
    const url = `https://api.atlassian.com/ex/confluence/${fake.site.cloudId}${spaces}`;
    for (const authorization of ['', 'Basic dXNlcjp0b2tlbg==', 'Bearer made-up']) {
      const answer = await readAnswer(await fake.fetch(url, { headers: { authorization } }));
      expect([authorization, answer.status, answer.json]).toEqual([
        authorization,
        401,
        { code: 401, message: 'Unauthorized' },
      ]);
    }
  });

  it('takes no token of this kind on the site itself', async () => {
    const { fake } = signedIn();
    const { accessToken } = fake.signIn();
    const answer = await fake.fetch(`${fake.site.url}${spaces}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(answer.status).toBe(401);
  });

  it.each([
    ['gateway-401', spaces, 401],
    ['gateway-401', current, 401],
    ['product-404-403', spaces, 404],
    ['product-404-403', current, 403],
  ] as const)('answers an expired token by %s at %s with %d', async (expiry, path, status) => {
    const { fake, call } = signedIn({ switches: { expiry } });
    expect((await call('GET', path)).status).toBe(200);
    fake.expireTokens();
    expect((await call('GET', path)).status).toBe(status);
  });

  it('ends a token after its hour', async () => {
    let now = NOON;
    const { call } = signedIn({ now: () => now });
    now += 3600_000 - 1;
    expect((await call('GET', spaces)).status).toBe(200);
    now += 1;
    expect((await call('GET', spaces)).status).toBe(401);
  });

  it('knows one site by its cloud id', async () => {
    const { fake } = signedIn();
    const { accessToken } = fake.signIn();
    const url = `https://api.atlassian.com/ex/confluence/other${spaces}`;
    expect((await fake.fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })).status).toBe(404);
  });

  it.each([
    ['GET', spaces, 'read:space:confluence'],
    ['GET', '/wiki/api/v2/spaces/1', 'read:space:confluence'],
    ['GET', '/wiki/api/v2/spaces/1/pages', 'read:page:confluence'],
    ['GET', '/wiki/api/v2/pages', 'read:page:confluence'],
    ['GET', '/wiki/api/v2/pages/1', 'read:page:confluence'],
    ['POST', '/wiki/api/v2/pages', 'write:page:confluence'],
    ['PUT', '/wiki/api/v2/pages/1', 'write:page:confluence'],
    ['DELETE', '/wiki/api/v2/pages/1', 'delete:page:confluence'],
    ['GET', '/wiki/api/v2/blogposts/1', 'read:page:confluence'],
    ['POST', '/wiki/api/v2/blogposts', 'write:page:confluence'],
    ['PUT', '/wiki/api/v2/blogposts/1', 'write:page:confluence'],
    ['DELETE', '/wiki/api/v2/blogposts/1', 'delete:page:confluence'],
    ['POST', '/wiki/api/v2/pages/1/properties', 'write:page:confluence'],
    ['POST', '/wiki/api/v2/blogposts/1/properties', 'read:page:confluence'],
    ['GET', '/wiki/api/v2/pages/1/direct-children', 'read:hierarchical-content:confluence'],
    ['GET', '/wiki/api/v2/pages/1/attachments', 'read:attachment:confluence'],
    ['GET', '/wiki/api/v2/attachments/att1', 'read:attachment:confluence'],
    ['PUT', '/wiki/rest/api/content/1/child/attachment', 'write:confluence-file'],
    ['POST', '/wiki/rest/api/content/1/label', 'write:confluence-content'],
    ['GET', '/wiki/rest/api/search?cql=type=page', 'search:confluence'],
    ['GET', current, 'read:confluence-user'],
  ])('wants for %s %s the scope %s', async (method, path, scope) => {
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    const without = signedIn(
      {},
      APP_SCOPES.filter((each) => each !== scope),
    );
    const refused = await without.call(method, path, body);
    expect(refused.status).toBe(401);
    expect(refused.json).toEqual({ code: 401, message: 'Unauthorized; scope does not match' });
    expect((await signedIn().call(method, path, body)).status).not.toBe(401);
  });

  it('takes the beta granular scopes on v1 only by the switch', async () => {
    const scopes = ['read:content-details:confluence'];
    expect((await signedIn({}, scopes).call('GET', current)).status).toBe(401);
    const open = signedIn({ switches: { granularScopesOnV1: true } }, scopes);
    expect((await open.call('GET', current)).status).toBe(200);
  });

  it.each([
    ['POST', '/wiki/rest/api/content', 410],
    ['GET', '/wiki/rest/api/content/123', 410],
    ['GET', '/wiki/rest/api/nonsense', 404],
    ['GET', '/wiki/api/v2/nonsense', 404],
    ['PATCH', '/wiki/api/v2/pages/1', 404],
  ])('has no %s %s: %d', async (method, path, status) => {
    expect((await signedIn().call(method, path, method === 'GET' ? undefined : {})).status).toBe(status);
  });

  it('answers no preflight unless switched to', async () => {
    const preflight = { method: 'OPTIONS', headers: { origin: 'https://news.example' } };
    const refused = await signedIn().fake.fetch(`https://api.atlassian.com${spaces}`, preflight);
    expect(refused.headers.has('access-control-allow-origin')).toBe(false);
    const allowed = await signedIn({ switches: { cors: true } }).fake.fetch(
      `https://api.atlassian.com${spaces}`,
      preflight,
    );
    expect(allowed.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('accessible-resources', () => {
  it('lists a site twice and one without Confluence', async () => {
    const { fake } = signedIn({ sites: [{ subdomain: 'one' }, { subdomain: 'two' }] });
    const { accessToken } = fake.signIn();
    const url = 'https://api.atlassian.com/oauth/token/accessible-resources';
    const answer = await readAnswer(await fake.fetch(url, { headers: { authorization: `Bearer ${accessToken}` } }));
    const entries = answer.json as { id: string; url: string; scopes: string[] }[];
    const confluence = entries.filter(({ scopes }) => scopes.some((scope) => scope.includes('confluence')));
    expect(confluence.map(({ url }) => url)).toEqual([
      'https://one.atlassian.net',
      'https://two.atlassian.net',
      'https://one.atlassian.net',
      'https://two.atlassian.net',
    ]);
    expect(entries.length).toBeGreaterThan(confluence.length);
  });
});

describe('the XSRF filter', () => {
  const CHROME = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
  const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
  const path = '/wiki/rest/api/content/1/label';

  it.each([
    [
      'Chromium with the origin of its extension',
      'POST',
      { 'user-agent': CHROME, origin: 'chrome-extension://abc' },
      false,
    ],
    ['Chromium without an origin', 'POST', { 'user-agent': CHROME }, true],
    ['Chromium from a page', 'POST', { 'user-agent': CHROME, origin: 'https://news.example' }, true],
    [
      'Chromium from the site itself',
      'POST',
      { 'user-agent': CHROME, referer: 'https://quick-capture.atlassian.net/wiki' },
      false,
    ],
    [
      'Firefox with the origin of its extension',
      'POST',
      { 'user-agent': FIREFOX, origin: 'moz-extension://abc' },
      true,
    ],
    [
      'Firefox under a name of its own',
      'POST',
      { 'user-agent': 'QuickCapture/1.0', origin: 'moz-extension://abc' },
      false,
    ],
    ['Firefox with no-check', 'POST', { 'user-agent': FIREFOX, 'x-atlassian-token': 'no-check' }, true],
  ])('judges a POST of %s', async (_name, method, headers, isRefused) => {
    const { call } = signedIn();
    const answer = await call(method, path, [], headers);
    expect(answer.text === 'XSRF check failed').toBe(isRefused);
    expect(answer.status === 403).toBe(isRefused);
  });

  it('lets a PUT of Firefox pass', async () => {
    const { call } = signedIn();
    const answer = await call(
      'PUT',
      '/wiki/api/v2/pages/1',
      {},
      { 'user-agent': FIREFOX, origin: 'moz-extension://abc' },
    );
    expect(answer.status).toBe(400);
  });

  it.each([
    ['no-check', 404],
    ['nocheck', 404],
    ['', 403],
    ['check', 403],
  ])('wants multipart bodies to carry X-Atlassian-Token: "%s" gives %d', async (token, status) => {
    const { call } = signedIn();
    const headers = { 'x-atlassian-token': token };
    expect((await call('PUT', '/wiki/rest/api/content/1/child/attachment', upload(), headers)).status).toBe(status);
  });
});
