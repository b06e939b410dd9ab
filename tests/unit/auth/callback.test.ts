import { describe, expect, it } from 'vitest';
import { readCallback } from '../../../lib/auth/callback';

const redirectUrl = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
const expected = { redirectUrl, state: 'state-1' };

function codeOf(callbackUrl: string): string {
  try {
    return readCallback(callbackUrl, expected);
  } catch (error) {
    return error instanceof Error ? `refused: ${error.message}` : 'not an error';
  }
}

describe('the callback', () => {
  it.each([
    ['hands out the code', `${redirectUrl}?code=abc&state=state-1`, 'abc'],
    [
      'takes an issuer that is Atlassian',
      `${redirectUrl}?code=abc&state=state-1&iss=https%3A%2F%2Fauth.atlassian.com%2F`,
      'abc',
    ],
    ['tells of Cancel', `${redirectUrl}?error=access_denied&state=state-1`, 'refused: denied'],
    ['tells of another refusal', `${redirectUrl}?error=invalid_scope&state=state-1`, 'refused: refused'],
    ['refuses another state', `${redirectUrl}?code=abc&state=state-2`, 'refused: bad-callback'],
    ['refuses no state', `${redirectUrl}?code=abc`, 'refused: bad-callback'],
    ['refuses an empty state', `${redirectUrl}?code=abc&state=`, 'refused: bad-callback'],
    ['refuses two states', `${redirectUrl}?code=abc&state=state-1&state=state-2`, 'refused: bad-callback'],
    ['refuses a Cancel that is not ours', `${redirectUrl}?error=access_denied`, 'refused: bad-callback'],
    ['refuses no code', `${redirectUrl}?state=state-1`, 'refused: bad-callback'],
    ['refuses an empty code', `${redirectUrl}?code=&state=state-1`, 'refused: bad-callback'],
    ['refuses two codes', `${redirectUrl}?code=a&code=b&state=state-1`, 'refused: bad-callback'],
    ['refuses tokens in the fragment', `${redirectUrl}?code=abc&state=state-1#access_token=x`, 'refused: bad-callback'],
    [
      'refuses another issuer',
      `${redirectUrl}?code=abc&state=state-1&iss=https%3A%2F%2Fevil.example`,
      'refused: bad-callback',
    ],
    ['refuses another origin', 'https://evil.example/?code=abc&state=state-1', 'refused: bad-callback'],
    ['refuses another path', `${redirectUrl}other?code=abc&state=state-1`, 'refused: bad-callback'],
    [
      'refuses another scheme',
      `${redirectUrl.replace('https', 'http')}?code=abc&state=state-1`,
      'refused: bad-callback',
    ],
    ['refuses what is no address', 'nonsense', 'refused: bad-callback'],
  ])('%s', (_name, callbackUrl, outcome) => {
    expect(codeOf(callbackUrl)).toBe(outcome);
  });

  it('keeps the words of a refusal, without what could be a secret', () => {
    const callbackUrl = `${redirectUrl}?error=server_error&error_description=code%3Dhunter2+failed&state=state-1`;
    const read = () => readCallback(callbackUrl, expected);
    expect(read).toThrow(expect.objectContaining({ details: { serverMessage: 'server_error code=… failed' } }));
  });
});
