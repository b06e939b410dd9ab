import { describe, expect, it } from 'vitest';
import { toServerWords } from '../../../lib/http/server-words';

describe('words of a server', () => {
  it.each([
    ['stay as they are when they are plain', 'Page not found', 'Page not found'],
    ['lose tags and what turns text around', '<h1>No\u202e</h1>\u0000<script>x</script>', 'No x'],
    ['come on one line', 'a\r\n\tb\u2028c', 'a b c'],
    ['lose the name of a Java class in front', 'com.atlassian.api.BadRequestException: Too long', 'Too long'],
    ['lose a token after Bearer', 'got "Bearer abc.def" here', 'got "Bearer … here'],
    ['lose a token in a field', 'refresh_token=hunter2&x=1', 'refresh_token=…&x=1'],
    ['lose a token in JSON', '{"access_token":"hunter2","a":1}', '{"access_token":"…","a":1}'],
    ['lose a JWT', 'token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl is invalid', 'token … is invalid'],
    ['lose a long key', 'no at-0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9', 'no …'],
    ['keep long class names', 'in com.atlassian.confluence.api.service', 'in com.atlassian.confluence.api.service'],
    ['mend lone surrogates', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_name, text, words) => {
    expect(toServerWords(text)).toBe(words);
  });

  it.each(['', '   ', '<br>', '\u0000'])('are undefined when nothing is left of %j', (text) => {
    expect(toServerWords(text)).toBeUndefined();
  });

  it('are at most 300 characters, of any input', () => {
    expect(toServerWords('ab '.repeat(1_000_000))).toHaveLength(300);
    expect(toServerWords('<'.repeat(1_000_000))?.length).toBeLessThanOrEqual(300);
  });
});
