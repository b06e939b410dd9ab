import { describe, expect, it } from 'vitest';
import { toConfluenceError } from '../../../lib/confluence/answer-error';
import type { ConfluenceErrorCode } from '../../../lib/confluence/confluence-error';

const NOW = Date.UTC(2026, 10, 24, 12, 0, 0);

const v2 = (title: string, more: object = {}) =>
  JSON.stringify({ errors: [{ status: 400, code: 'X', title, detail: null, ...more }] });
const v1 = (message: string) => JSON.stringify({ statusCode: 400, data: { authorized: true }, message });
const gateway = (message: string) => JSON.stringify({ code: 401, message });

function judge(status: number, text = '', headers: Record<string, string> = {}) {
  return toConfluenceError({ status, text, headers: new Headers(headers) }, NOW);
}

const TITLE_TAKEN = 'A page with this title already exists: A page already exists with the same TITLE in this space';
const SAME_FILE =
  'com.atlassian.confluence.api.service.exceptions.BadRequestException: Cannot add a new attachment with same file name as an existing attachment: a.png';
const EDGE = { 'X-Cache': 'Error from cloudfront' };

describe('what an answer means', () => {
  it.each<[string, number, string, ConfluenceErrorCode]>([
    ['a title that is taken, by v2', 400, v2(TITLE_TAKEN), 'title-taken'],
    ['a title that is taken, by v1', 400, v1(TITLE_TAKEN), 'title-taken'],
    ['an ADF body refused', 400, v2('Error converting ADF to storage format'), 'body-refused'],
    [
      'a storage body refused',
      400,
      v2('Error parsing xhtml: Unexpected close tag </p>; expected </b>.'),
      'body-refused',
    ],
    [
      'a file that does not belong to the page',
      400,
      v2('Bad request', { detail: 'ATTACHMENT_VALIDATION_ERROR' }),
      'body-refused',
    ],
    [
      'a file refused, told by its code alone',
      400,
      JSON.stringify({ errors: [{ code: 'ATTACHMENT_VALIDATION_ERROR' }] }),
      'body-refused',
    ],
    [
      'a body that the new editor cannot hold',
      400,
      v1('Content body cannot be converted to new editor format'),
      'body-refused',
    ],
    ['a file that is there', 400, v1(SAME_FILE), 'already-exists'],
    ['another bad request', 400, v2('Invalid parameter'), 'refused'],
    ['a bad request without words', 400, '', 'refused'],
    ['an expired token', 401, gateway('Unauthorized'), 'unauthorized'],
    ['a missing scope', 401, gateway('Unauthorized; scope does not match'), 'scope'],
    ['no permission', 403, v1('Not permitted'), 'forbidden'],
    ['the XSRF filter, in plain words', 403, 'XSRF check failed', 'xsrf'],
    ['the XSRF filter, as a page', 403, '<html><body><h1>XSRF check failed</h1></body></html>', 'xsrf'],
    ['nothing there', 404, v2('Not Found'), 'not-found'],
    ['a proxy', 407, '<html>', 'no-answer'],
    ['a request that took too long', 408, '', 'server'],
    ['another version', 409, v2('Version must be incremented when updating a page.'), 'conflict'],
    ['a call that is gone', 410, v1('Gone'), 'refused'],
    ['too much', 413, '', 'too-large'],
    ['a media type refused', 415, '', 'refused'],
    ['too often', 429, '', 'rate-limited'],
    ['a broken server', 500, '<html>', 'server'],
    ['a method that is not implemented', 501, '', 'refused'],
    ['a gateway', 502, '<html>', 'server'],
    ['maintenance', 503, v1('title already exists'), 'server'],
    ['a slow server', 504, '', 'server'],
    ['a broken edge', 520, '', 'server'],
    ['a redirect', 302, '', 'redirected'],
    ['an opaque redirect', 0, '', 'redirected'],
    ['a promise not kept', 200, '<html>Log in</html>', 'malformed'],
    ['nothing where something was promised', 204, '', 'malformed'],
  ])('%s: %d', (_name, status, text, code) => {
    expect(judge(status, text)).toMatchObject({ code, details: { status } });
  });

  it.each<[number, string, ConfluenceErrorCode]>([
    [403, '<!DOCTYPE html><title>ERROR</title>', 'server'],
    [404, ' <html>', 'server'],
    [400, '<html>', 'server'],
    [403, v1('Not permitted'), 'forbidden'],
    [403, '<html>XSRF check failed</html>', 'xsrf'],
    [429, '<html>', 'rate-limited'],
  ])('%d %s through the content network is: %s', (status, text, code) => {
    expect(judge(status, text, EDGE).code).toBe(code);
  });
});

describe('the words of an answer', () => {
  it.each([
    ['v2', v2('No such page'), 'No such page'],
    ['v2 with detail', v2('Bad', { detail: 'spaceId missing' }), 'Bad spaceId missing'],
    [
      'v1, without the Java class',
      v1(SAME_FILE),
      'Cannot add a new attachment with same file name as an existing attachment: a.png',
    ],
    ['the gateway', gateway('Unauthorized'), 'Unauthorized'],
    ['a page, without its tags', '<h1>Not <b>today</b></h1>', 'Not today'],
    ['an echoed token', v2('Bad token Bearer abc.def-ghi'), 'Bad token Bearer …'],
    ['odd JSON', '{"errors":[]}', '{"errors":[]}'],
    ['errors of another shape', '{"errors":"x"}', '{"errors":"x"}'],
    ['a title that is no text', JSON.stringify({ errors: [{ title: 7, detail: 'seven' }] }), 'seven'],
  ])('by %s', (_name, text, words) => {
    expect(judge(400, text).details.serverMessage).toBe(words);
  });

  it('are absent when there are none', () => {
    expect(judge(500).details).not.toHaveProperty('serverMessage');
  });

  it.each([
    ['100,000 levels of JSON', '['.repeat(100_000) + ']'.repeat(100_000)],
    [
      '100,000 levels inside an envelope',
      `{"errors":[{"title":"x","detail":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`,
    ],
    ['a megabyte of <', '<'.repeat(1_000_000)],
    ['a number beyond all', '{"message":1e400}'],
    ['a prototype', '{"__proto__":{"message":"x"},"constructor":1}'],
  ])('are at most 300 characters of %s', (_name, text) => {
    expect((judge(400, text).details.serverMessage ?? '').length).toBeLessThanOrEqual(300);
    expect(Object.hasOwn(Object.prototype, 'message')).toBe(false);
  });
});

describe('how long to wait', () => {
  it.each([
    ['seconds', { 'Retry-After': '120' }, 120_000],
    ['nothing', { 'Retry-After': '0' }, 0],
    ['a date', { 'Retry-After': 'Tue, 24 Nov 2026 12:05:00 GMT' }, 300_000],
    ['a date that is past', { 'Retry-After': 'Tue, 24 Nov 2026 11:00:00 GMT' }, 0],
    ['an absurd number', { 'Retry-After': '99999999999999999999' }, 3_600_000],
    ['nonsense beside a reset', { 'Retry-After': 'soon', 'X-RateLimit-Reset': '2026-11-24T12:10Z' }, 600_000],
    ['the end of the quota', { 'X-RateLimit-Reset': '2026-11-24T12:30:00Z' }, 1_800_000],
    ['nonsense', { 'Retry-After': '-5x', 'X-RateLimit-Reset': '' }, undefined],
    ['nothing at all', {}, undefined],
  ])('after %s', (_name, headers, wait) => {
    expect(judge(429, '', headers).details.retryAfter).toBe(wait);
  });
});

describe('the trace', () => {
  it.each([
    [{ 'atl-traceid': 'abc123', 'atl-request-id': 'x' }, 'abc123'],
    [{ 'atl-request-id': '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9' }, '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9'],
    [{ 'atl-traceid': '<script>' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (headers, traceId) => {
    expect(judge(500, '', headers).details.traceId).toBe(traceId);
  });
});
