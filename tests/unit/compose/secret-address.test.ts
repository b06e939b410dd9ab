import { describe, expect, it } from 'vitest';
import { hasToken } from '../../../lib/compose/secret-address';

describe('hasToken', () => {
  it.each([
    'https://site.example/reset?token=6f1ed002ab5595859014',
    'https://site.example/callback#access_token=6f1ed002ab5595859014&state=x',
    'https://site.example/app#/invite?invite_token=6f1ed002ab5595859014',
    'https://bucket.example/a.pdf?X-Amz-Date=1&X-Amz-Signature=6f1ed002ab5595859014',
    'https://site.example/?PHPSESSID=6f1ed002ab5595859014',
    'https://site.example/a/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl/b',
  ])('sees one in %s', (url) => {
    expect(hasToken(url)).toBe(true);
  });

  it.each([
    'https://site.example/articles/one?page=2&sort=newest',
    'https://site.example/?utm_source=letter&gclid=EAIaIQobChMI6f1ed002ab5595859014',
    'https://site.example/errors?code=404',
    'https://site.example/search?q=token+of+appreciation',
    'https://site.example/guide#authentication-tokens-and-sessions',
    'https://site.example/?tokenizer=sentencepiece-unigram',
  ])('sees none in %s', (url) => {
    expect(hasToken(url)).toBe(false);
  });
});
