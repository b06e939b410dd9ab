import { describe, expect, it } from 'vitest';
import { addLabels, normalizeLabel } from '../../../lib/clip/label';

describe('normalizeLabel', () => {
  it.each([
    ['Web Clip', 'web-clip'],
    ['  Research ', 'research'],
    ['Prüfung', 'prufung'],
    ['C++ & C#', 'c-c'],
    ['snake_case', 'snake_case'],
    ['--x--', 'x'],
    ['日本', ''],
    ['', ''],
  ])('makes %j into %j', (text, label) => {
    expect(normalizeLabel(text)).toBe(label);
  });
});

describe('addLabels', () => {
  it('parts at commas and spaces', () => {
    expect(addLabels(['one'], 'two, Three four')).toEqual(['one', 'two', 'three', 'four']);
  });

  it('keeps each label once', () => {
    expect(addLabels(['one'], 'ONE,one')).toEqual(['one']);
  });

  it('adds nothing where nothing can be kept', () => {
    expect(addLabels(['one'], ' , 日本 ')).toEqual(['one']);
  });
});
