import { describe, expect, it } from 'vitest';
import { toPageQuery, toSpaceQuery } from '../../../lib/confluence/cql';

describe('a search for spaces', () => {
  it.each([
    ['eng', 'type = space and title ~ "eng*"'],
    ['  design   team ', 'type = space and title ~ "design team*"'],
    ['مساحة', 'type = space and title ~ "مساحة*"'],
    ['a" or space = "X', 'type = space and title ~ "a or space X*"'],
    ['back\\slash', 'type = space and title ~ "back slash*"'],
    ['wild*card? ~2 ^3', 'type = space and title ~ "wild card 2 3*"'],
    ['line\nbreak\u0000', 'type = space and title ~ "line break*"'],
    ['"', undefined],
    ['', undefined],
    ['  +-&|!(){}[]^~*?:/  ', undefined],
  ])('for %j', (words, cql) => {
    expect(toSpaceQuery(words)).toBe(cql);
  });

  it('is cut where no name goes on', () => {
    expect(toSpaceQuery('x'.repeat(10_000))?.length).toBeLessThan(300);
  });
});

describe('a search for pages', () => {
  it.each([
    ['plan', undefined, 'type = page and title ~ "plan*"'],
    ['plan', 'ENG', 'type = page and title ~ "plan*" and space = "ENG"'],
    ['plan', '~me"or"', 'type = page and title ~ "plan*" and space = "~me\\"or\\""'],
    ['', 'ENG', 'type = page and space = "ENG" order by lastmodified desc'],
    ['', undefined, 'type = page order by lastmodified desc'],
  ])('for %j in %j', (words, spaceKey, cql) => {
    expect(toPageQuery(words, spaceKey)).toBe(cql);
  });
});
