import { ConnectionLost, type Fault } from '../fault.ts';
import { refuseAtGateway, refuseV2 } from '../rest/refusal.ts';

const EDGE_PAGE =
  '<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Service Unavailable</h1></body></html>';
const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Log in</title></head><body><form action="/login"><input name="user"></form></body></html>';
const HTML = { 'content-type': 'text/html;charset=UTF-8' };

/** An answer of the edge in front of the service, HTML unless a body was given. */
export function edgeError({ status, body, headers }: Extract<Fault, { kind: 'status' }>): Response {
  const type = body?.startsWith('{') ? { 'content-type': 'application/json' } : HTML;
  const hasBody = status !== 204 && status !== 304;
  const cloudFront = { ...type, 'x-cache': 'Error from cloudfront', ...headers };
  return new Response(hasBody ? (body ?? EDGE_PAGE) : null, { status, headers: cloudFront });
}

export const loginPage = (): Response => new Response(LOGIN_PAGE, { headers: HTML });

export const unauthorized = (): Response => refuseAtGateway(401, 'Unauthorized').toResponse();

export const conflict = (): Response =>
  refuseV2(
    409,
    'CONFLICT',
    'Version must be incremented when updating a page. Current Version: [2]. Provided version: [2]',
  ).toResponse();

export const redirection = (location: string, status = 302): Response =>
  new Response(null, { status, headers: { location } });

/** The quota's answer, with a reset in ISO 8601 (not an epoch), as the rate-limiting page has it. */
export function rateLimited(retryAfter: string | undefined): Response {
  const headers = new Headers({
    'content-type': 'application/json',
    'x-ratelimit-limit': '65000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '2026-11-24T13:00Z',
    'ratelimit-reason': 'confluence-quota-global-based',
  });
  if (retryAfter !== undefined) headers.set('retry-after', retryAfter);
  return new Response(JSON.stringify({ code: 429, message: 'Rate limit exceeded' }), { status: 429, headers });
}

const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The bytes one by one, with a pause in milliseconds before each. */
export function trickle(bytes: Uint8Array, pause: number): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    async pull(controller) {
      await rest(pause);
      if (next >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(next, ++next));
    },
  });
}

/** The bytes, and then the end of the connection; the pause lets a server send what it has. */
export function broken(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes),
    async pull(controller) {
      await rest(20);
      controller.error(new ConnectionLost('in the middle of the body'));
    },
  });
}

const CHUNK = new Uint8Array(64 * 1024).fill(0x20);

/** That many blanks, which any JSON parser would wait through. */
export function flood(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(CHUNK.slice(0, Math.min(left, CHUNK.length)));
      left -= CHUNK.length;
    },
  });
}
