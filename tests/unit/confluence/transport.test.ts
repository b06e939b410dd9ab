import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { createTransport, type TransportOptions } from '../../../lib/confluence/transport';
import type { Fetch } from '../../../lib/http/fetch';

const site = { cloudId: 'cloud-1', name: 'Ours', url: 'https://ours.atlassian.net' };
const anything = v.object({ id: v.string() });
const call = { method: 'GET', path: '/wiki/api/v2/pages/1' } as const;

function setUp(answer: Fetch | Response = Response.json({ id: '1' }), options: Partial<TransportOptions> = {}) {
  const fetch = vi.fn<Fetch>(typeof answer === 'function' ? answer : async () => answer);
  const timeLimit = vi.fn((_milliseconds: number) => new AbortController().signal);
  const transport = createTransport({ site, fetch, now: () => 0, timeLimit, ...options });
  const sent = () => {
    const [url, init] = fetch.mock.calls[0] ?? [];
    return { url, ...init, headers: init?.headers };
  };
  return { transport, sent, timeLimit };
}

describe('a request', () => {
  it('goes to the site below the gateway, without cookies, referrer, cache or redirects', async () => {
    const { transport, sent, timeLimit } = setUp();
    expect(await transport.read(call, anything)).toEqual({ id: '1' });
    expect(sent()).toMatchObject({
      url: 'https://api.atlassian.com/ex/confluence/cloud-1/wiki/api/v2/pages/1',
      method: 'GET',
      headers: { Accept: 'application/json' },
      body: null,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      cache: 'no-store',
      signal: expect.any(AbortSignal),
    });
    expect(timeLimit).toHaveBeenCalledExactlyOnceWith(60_000);
  });

  it('repeats lists in its query and leaves out what is undefined', async () => {
    const { transport, sent } = setUp();
    const query = { status: ['current', 'draft'], limit: 25, cursor: undefined, draft: true, title: 'a b&c="ä"' };
    await transport.read({ ...call, query }, anything);
    expect(sent().url).toMatch(/\/1\?status=current&status=draft&limit=25&draft=true&title=a\+b%26c%3D%22%C3%A4%22$/);
  });

  it('cannot leave its site by way of an odd cloud id', async () => {
    const { transport, sent } = setUp(Response.json({ id: '1' }), { site: { ...site, cloudId: '../../x?y#' } });
    await transport.read(call, anything);
    expect(sent().url).toBe('https://api.atlassian.com/ex/confluence/..%2F..%2Fx%3Fy%23/wiki/api/v2/pages/1');
  });

  it('sends JSON, with lone surrogates mended', async () => {
    const { transport, sent } = setUp();
    await transport.read({ ...call, method: 'POST', body: { json: { title: 'a\ud800b' } } }, anything);
    expect(sent()).toMatchObject({ headers: { 'Content-Type': 'application/json' }, body: '{"title":"a\ufffdb"}' });
  });

  it('sends forms with the mark that the XSRF filter wants, and no media type of its own', async () => {
    const { transport, sent } = setUp();
    await transport.read({ ...call, method: 'PUT', body: { form: new FormData() } }, anything);
    expect(sent().headers).toEqual({ Accept: 'application/json', 'X-Atlassian-Token': 'no-check' });
  });

  it('names the product in Firefox', async () => {
    const { transport, sent } = setUp(Response.json({ id: '1' }), { userAgent: 'QuickCaptureForConfluence/1.0' });
    await transport.read(call, anything);
    expect(sent().headers).toMatchObject({ 'User-Agent': 'QuickCaptureForConfluence/1.0' });
  });
});

const rejecting =
  (error: unknown): Fetch =>
  () =>
    Promise.reject(error);

const breakingOff = (error: unknown, text = '{"id":') =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(text));
        controller.error(error);
      },
    }),
  );

describe('an answer that is not the promised one', () => {
  it.each<[string, Fetch | Response, string]>([
    ['no connection', rejecting(new TypeError('Failed to fetch')), 'no-answer'],
    ['a refusal of our own', rejecting(new Error('destination')), 'no-answer'],
    ['our own time limit', rejecting(new DOMException('', 'TimeoutError')), 'timeout'],
    ['an abort', rejecting(new DOMException('', 'AbortError')), 'timeout'],
    ['a connection that breaks off', breakingOff(new TypeError('reset')), 'malformed'],
    ['a body that takes too long', breakingOff(new DOMException('', 'TimeoutError')), 'timeout'],
    ['HTML', new Response('<html>Log in</html>'), 'malformed'],
    ['truncated JSON', new Response('{"id":"1'), 'malformed'],
    ['nothing', new Response(null, { status: 204 }), 'malformed'],
    ['an empty object', Response.json({}), 'malformed'],
    ['an array', Response.json([]), 'malformed'],
    ['null', Response.json(null), 'malformed'],
    ['100,000 levels', new Response('['.repeat(100_000)), 'malformed'],
    ['100,000 closed levels', new Response(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 'malformed'],
    ['more than 5 MB', new Response(`{"id":"1","x":"${'x'.repeat(5_000_000)}"}`), 'malformed'],
    ['a redirect', new Response(null, { status: 302 }), 'redirected'],
    ['404', Response.json({}, { status: 404 }), 'not-found'],
  ])('%s', async (_name, answer, code) => {
    const { transport } = setUp(answer);
    await expect(transport.read(call, anything)).rejects.toMatchObject({ name: 'ConfluenceError', code });
  });

  it('is judged by its status even when its words break off', async () => {
    const { body } = breakingOff(new TypeError('reset'));
    const { transport } = setUp(new Response(body, { status: 403 }));
    await expect(transport.read(call, anything)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is right under a wrong media type', async () => {
    const { transport } = setUp(new Response('{"id":"1"}', { headers: { 'content-type': 'text/html' } }));
    await expect(transport.read(call, anything)).resolves.toEqual({ id: '1' });
  });
});

describe('a call without an answer to read', () => {
  it.each([
    ['204', new Response(null, { status: 204 })],
    ['200 and blanks', new Response(' \n')],
  ])('is done with %s', async (_name, answer) => {
    await expect(setUp(answer).transport.run(call)).resolves.toBeUndefined();
  });

  it.each<[string, Response, string]>([
    ['a login page', new Response('<html>'), 'malformed'],
    ['404', new Response(null, { status: 404 }), 'not-found'],
  ])('is not done with %s', async (_name, answer, code) => {
    await expect(setUp(answer).transport.run(call)).rejects.toMatchObject({ code });
  });
});
