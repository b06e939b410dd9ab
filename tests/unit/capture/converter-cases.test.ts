import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaints } from '../../oracles/adf-oracles';

const folder = new URL('../../pages/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('the document expected of a page', () => {
  it.each(names)('%s is one that every oracle accepts', (name) => {
    const { document } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    expect(complaints(document)).toEqual([]);
  });

  it('lies beside every page', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
    expect(pages.map((name) => name.replace(/html$/, 'json'))).toEqual(names);
  });
});
