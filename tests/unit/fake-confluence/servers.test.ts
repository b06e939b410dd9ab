import { X509Certificate } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeConfluence } from '../../fake-confluence/fake-confluence.ts';
import { type HttpServer, startHttpServer } from '../../fake-confluence/http-server.ts';
import { startTlsServer, type TlsServer } from '../../fake-confluence/tls-server.ts';

const fake = createFakeConfluence({ pages: [['https://news.example/a', { body: '<p>News</p>' }]] });
let tls: TlsServer;
let http: HttpServer;

beforeAll(async () => {
  tls = await startTlsServer(fake);
  http = await startHttpServer(fake);
});
afterAll(async () => {
  await tls.close();
  await http.close();
});
beforeEach(() => fake.faults.clear());

type Reply = { status: number | undefined; headers: IncomingHttpHeaders; text: string };

/** A request over TLS to a host that is mapped to the loopback address, its certificate checked against ours. */
function get(host: string, path: string, options: RequestOptions = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const target = { host: '127.0.0.1', port: tls.port, servername: host, ca: tls.cert, path };
    const message = httpsRequest({ ...target, ...options, headers: { host, ...options.headers } }, async (answer) => {
      try {
        const text = Buffer.concat(await answer.toArray()).toString();
        resolve({ status: answer.statusCode, headers: answer.headers, text });
      } catch (error) {
        reject(error);
      }
    });
    message.once('error', reject).end();
  });
}

describe('the TLS server', () => {
  it.each([
    ['auth.atlassian.com', '/authorize', 400, 'Something went wrong'],
    ['api.atlassian.com', '/oauth/token/accessible-resources', 401, 'Unauthorized'],
    ['quick-capture.atlassian.net', '/wiki', 200, 'Engineering'],
    ['news.example', '/a', 200, 'News'],
  ])('plays %s', async (host, path, status, text) => {
    const reply = await get(host, path);
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(text);
  });

  it('is known by the fingerprint that Chromium wants', () => {
    const certificate = new X509Certificate(tls.cert);
    expect(tls.spki).toMatch(/^[\w+/]{43}=$/);
    for (const host of ['auth.atlassian.com', 'api.atlassian.com', 'quick-capture.atlassian.net', 'news.example'])
      expect(certificate.checkHost(host)).toBeDefined();
  });

  it('breaks the connection to a host that nobody plays', async () => {
    await expect(get('nobody.atlassian.net', '/')).rejects.toThrow('socket hang up');
  });

  it.each([
    [{ kind: 'drop-before' }, 'socket hang up'],
    [{ kind: 'drop-after' }, 'socket hang up'],
    [{ kind: 'truncated', reset: true }, 'aborted'],
  ] as const)('plays %o on the wire', async (fault, message) => {
    fake.faults.add(fault);
    await expect(get('quick-capture.atlassian.net', '/wiki')).rejects.toThrow(message);
  });

  it('breaks what is open when told to, and goes on', async () => {
    fake.faults.add({ kind: 'hang', when: 'before' });
    const reply = get('quick-capture.atlassian.net', '/wiki');
    await vi.waitFor(() => expect(fake.record.at(-1)?.outcome).toBe('waiting'));
    tls.dropAll();
    await expect(reply).rejects.toThrow('socket hang up');
    expect((await get('quick-capture.atlassian.net', '/wiki')).status).toBe(200);
  });

  it('hands on redirects, binary bodies and repeated headers as they are', async () => {
    fake.faults.add({ kind: 'redirect', to: 'https://evil.example/' });
    const reply = await get('quick-capture.atlassian.net', '/wiki');
    expect([reply.status, reply.headers.location]).toEqual([302, 'https://evil.example/']);
    await get('quick-capture.atlassian.net', '/wiki', { headers: { 'x-many': ['a', 'b'] } });
    expect(fake.record.at(-1)?.headers).toMatchObject({ 'x-many': 'a, b', host: 'quick-capture.atlassian.net' });
  });
});

describe('the plain server', () => {
  it('shows the wiki, and the API by its paths', async () => {
    expect(await (await fetch(`${http.origin}/wiki`)).text()).toContain('Engineering');
    const { accessToken, cloudId } = fake.signIn();
    const headers = { authorization: `Bearer ${accessToken}` };
    const spaces = await fetch(`${http.origin}/ex/confluence/${cloudId}/wiki/api/v2/spaces?limit=1`, { headers });
    expect(await spaces.json()).toMatchObject({ results: [{ key: 'ENG' }] });
    expect((await fetch(`${http.origin}/oauth/token/accessible-resources`, { headers })).status).toBe(200);
    expect((await fetch(`${http.origin}/oauth/token`, { method: 'POST', body: '{}' })).status).toBe(415);
  });
});
