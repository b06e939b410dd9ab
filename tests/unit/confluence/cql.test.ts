import { describe, expect, it } from 'vitest';
import { toIdQuery, toParentQuery, toSpaceQuery } from '../../../lib/confluence/cql';

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

describe('a search for pages and folders', () => {
  it.each([
    ['plan', undefined, 'type in (page, folder) and title ~ "plan*"'],
    ['plan', 'ENG', 'type in (page, folder) and title ~ "plan*" and space = "ENG"'],
    ['plan', '~me"or"', 'type in (page, folder) and title ~ "plan*" and space = "~me\\"or\\""'],
    ['', 'ENG', 'type in (page, folder) and space = "ENG" order by lastmodified desc'],
    ['', undefined, 'type in (page, folder) order by lastmodified desc'],
  ])('for %j in %j', (words, spaceKey, cql) => {
    expect(toParentQuery(words, 'page, folder', spaceKey)).toBe(cql);
  });

  it('is for pages alone where the service does not know folders', () => {
    expect(toParentQuery('plan', 'page')).toBe('type in (page) and title ~ "plan*"');
  });

  it('is by id for those already known', () => {
    expect(toIdQuery(['12', '34'])).toBe('id in (12, 34)');
  });
});
