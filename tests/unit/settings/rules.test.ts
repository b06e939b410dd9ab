import { describe, expect, it } from 'vitest';
import type { Place } from '../../../lib/clip/destination';
import { noRecents } from '../../../lib/settings/recents';
import { putRule, withoutRule } from '../../../lib/settings/rule-list';
import { findRule, learnPlace, readHost, readPattern } from '../../../lib/settings/rules';
import { defaultSettings, type PlaceRule } from '../../../lib/settings/settings';

const placeIn = (key: string, cloudId = 'c'): Place => ({ cloudId, space: { id: key, key, name: key } });
const links = placeIn('LINKS');
const notes = placeIn('NOTES');
const rule = (pattern: string, place = links, isLearnt = false): PlaceRule => ({ pattern, place, isLearnt });

describe('readPattern', () => {
  it.each([
    ['github.com', 'github.com'],
    [' GitHub.COM ', 'github.com'],
    ['https://www.github.com/a/b?c', 'github.com'],
    ['*.github.com', '*.github.com'],
    ['localhost', 'localhost'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('reads %j as %s', (typed, pattern) => {
    expect(readPattern(typed)).toEqual({ pattern });
  });

  it.each([
    ['  ', 'empty'],
    ['two words', 'not-a-host'],
    ['git*hub.com', 'not-a-host'],
    ['a..b', 'not-a-host'],
    ['file:///etc', 'not-a-host'],
    ['*.', 'not-a-host'],
    ['*.com', 'too-wide'],
  ])('refuses %j: %s', (typed, problem) => {
    expect(readPattern(typed)).toEqual({ problem });
  });
});

describe('readHost', () => {
  it.each([
    ['https://www.github.com/x', 'github.com'],
    ['http://Intra:8080/x', 'intra'],
    ['file:///home/x', undefined],
    ['', undefined],
  ])('of %j is %s', (url, host) => {
    expect(readHost(url)).toBe(host);
  });
});

describe('findRule', () => {
  const rules = [rule('*.github.com'), rule('docs.github.com', notes), rule('*.docs.github.com', notes)];
  const patternFor = (url: string) => findRule(rules, url, 'c')?.pattern;

  it.each([
    ['https://github.com/a', '*.github.com'],
    ['https://gist.github.com/a', '*.github.com'],
    ['https://docs.github.com/en', 'docs.github.com'],
    ['https://old.docs.github.com/en', '*.docs.github.com'],
    ['https://notgithub.com/', undefined],
    ['https://github.com.evil.example/', undefined],
  ])('for %s is %s', (url, pattern) => {
    expect(patternFor(url)).toBe(pattern);
  });

  it('is none of another site', () => {
    expect(findRule(rules, 'https://github.com', 'elsewhere')).toBeUndefined();
  });
});

describe('learnPlace', () => {
  const save = (places: readonly Place[], rules: readonly PlaceRule[] = []) =>
    places.reduce((known, place) => learnPlace(known, { host: 'github.com', place }), {
      settings: { ...defaultSettings, rules: [...rules] },
      recents: noRecents,
    }).settings.rules;

  it.each<[string, Place[], PlaceRule[]]>([
    ['one save is no habit', [links], []],
    ['two in a row are', [links, links], [rule('github.com', links, true)]],
    ['two that differ are not', [links, notes, links], []],
    ['the newer habit holds', [links, links, notes, notes], [rule('github.com', notes, true)]],
    ['one stray save changes nothing', [links, links, notes], [rule('github.com', links, true)]],
  ])('%s', (_, places, rules) => {
    expect(save(places)).toEqual(rules);
  });

  it('never touches a rule that the person wrote', () => {
    const written = [rule('*.github.com', links)];
    expect(save([notes, notes], written)).toEqual(written);
  });
});

describe('a written rule', () => {
  const rules = [rule('one.example', links, true), rule('two.example')];

  it('comes last when it is new, and stays in its place when it is changed', () => {
    expect(putRule(rules, rule('*.three.example')).map(({ pattern }) => pattern)).toEqual([
      'one.example',
      'two.example',
      '*.three.example',
    ]);
    expect(putRule(rules, rule('*.one.example'), 'one.example').map(({ pattern }) => pattern)).toEqual([
      '*.one.example',
      'two.example',
    ]);
  });

  it('is the only one for its pattern', () => {
    expect(putRule(rules, rule('two.example'), 'one.example')).toEqual([rule('two.example')]);
    expect(putRule(rules, rule('one.example'))).toEqual([rule('one.example'), rule('two.example')]);
  });

  it('is gone when it is deleted', () => {
    expect(withoutRule(rules, 'one.example')).toEqual([rule('two.example')]);
  });
});
