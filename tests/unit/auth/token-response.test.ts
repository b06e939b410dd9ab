import { describe, expect, it } from 'vitest';
import { readTokens, type TokenAnswer } from '../../../lib/auth/token-response';

const good = { access_token: 'at', refresh_token: 'rt', expires_in: 3600, scope: 'a b', token_type: 'Bearer' };

const answerOf = (body: unknown, status = 200, grantType: TokenAnswer['grantType'] = 'refresh_token') => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  grantType,
});

function codeOf(answer: TokenAnswer): string {
  try {
    readTokens(answer);
    return 'tokens';
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  }
}

describe('tokens in an answer', () => {
  it('are read', () => {
    expect(readTokens(answerOf(good))).toEqual({ accessToken: 'at', refreshToken: 'rt', expiresIn: 3600 });
  });

  it('may come without a new refresh token', () => {
    const { refresh_token: _, ...rest } = good;
    expect(readTokens(answerOf(rest))).toEqual({ accessToken: 'at', expiresIn: 3600 });
  });

  it.each([
    [3600, 3600],
    ['1800', 1800],
    ['abc', 3600],
    [-1, 60],
    [0, 60],
    [1e12, 86_400],
    [null, 3600],
    [undefined, 3600],
    [{}, 3600],
  ])('with expires_in %j live %d seconds', (expires_in, seconds) => {
    expect(readTokens(answerOf({ ...good, expires_in })).expiresIn).toBe(seconds);
  });

  it('with expires_in 1e400 live an hour', () => {
    const text = JSON.stringify(good).replace('3600', '1e400');
    expect(readTokens(answerOf(text)).expiresIn).toBe(3600);
  });
});

describe('an answer without tokens', () => {
  it.each([
    ['a wrong secret', 401, { error: 'access_denied', error_description: 'Unauthorized' }, 'wrong-secret'],
    [
      'a rotated refresh token',
      403,
      { error: 'unauthorized_client', error_description: 'refresh_token is invalid' },
      'grant-gone',
    ],
    [
      'a revoked grant',
      403,
      { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
      'grant-gone',
    ],
    ['invalid_grant with another status', 400, { error: 'invalid_grant' }, 'refused'],
    ['another 403', 403, { error: 'access_denied' }, 'refused'],
    ['403 without words', 403, '', 'unreachable'],
    ['403 from a portal', 403, '<html>log in</html>', 'unreachable'],
    ['401 from a proxy', 401, '<html>log in</html>', 'unreachable'],
    ['a page with 200', 200, '<html>log in</html>', 'unreachable'],
    ['an error with 200', 200, { error: 'invalid_grant' }, 'unreachable'],
    ['an empty object', 200, {}, 'unreachable'],
    ['truncated JSON', 200, '{"access_token":"at","refresh', 'unreachable'],
    ['a token with a line break', 200, { ...good, access_token: 'a\r\nX: y' }, 'unreachable'],
    ['a token that is no text', 200, { ...good, access_token: 7 }, 'unreachable'],
    ['too many requests', 429, { error: 'too_many_requests' }, 'unreachable'],
    ['a timeout', 408, { error: 'timeout' }, 'unreachable'],
    ['a broken server', 503, { error: 'unavailable' }, 'unreachable'],
    ['nothing', 500, '', 'unreachable'],
  ])('%s: %d %j means %s', (_name, status, body, code) => {
    expect(codeOf(answerOf(body, status))).toBe(code);
  });

  it.each([
    [
      'a used code',
      403,
      { error: 'invalid_grant', error_description: 'authorization_code is invalid' },
      'code-refused',
    ],
    [
      'a used code as 401',
      401,
      { error: 'invalid_grant', error_description: 'authorization_code is invalid' },
      'code-refused',
    ],
    [
      'another redirect address',
      400,
      { error: 'invalid_request', error_description: 'redirect_uri mismatch' },
      'code-refused',
    ],
    ['a wrong secret', 401, { error: 'access_denied', error_description: 'Unauthorized' }, 'wrong-secret'],
    [
      'a missing parameter',
      400,
      { error: 'invalid_request', error_description: 'Incorrect request parameters' },
      'refused',
    ],
    ['a broken server', 502, '<html>', 'unreachable'],
  ])('to a code, %s: %d %j means %s', (_name, status, body, code) => {
    expect(codeOf(answerOf(body, status, 'authorization_code'))).toBe(code);
  });

  it('keeps the words, not the token in them', () => {
    const answer = answerOf({ error: 'invalid_grant', error_description: 'refresh_token=hunter2 is invalid' }, 403);
    expect(() => readTokens(answer)).toThrow(
      expect.objectContaining({ details: { status: 403, serverMessage: 'invalid_grant refresh_token=… is invalid' } }),
    );
  });
});
