import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoPage } from '../../fake-confluence/hosts.ts';
import { servePage } from '../../harness/page-folder.ts';

describe('serving a saved page', () => {
  let home: string;
  let pages: Map<string, DemoPage>;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'saved-page-'));
    mkdirSync(join(home, 'saved'));
    writeFileSync(join(home, 'diary.html'), 'private');
    writeFileSync(join(home, 'saved', 'notes.html'), 'private too');
    writeFileSync(join(home, 'saved', 'style.css'), 'p { color: red }');
    pages = new Map();
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const serve = (html: string): string => {
    const file = join(home, 'saved', 'page.html');
    writeFileSync(file, html);
    return servePage(pages, file);
  };

  it('serves what the page names, and nothing else that lies beside it', () => {
    const address = serve('<link rel="stylesheet" href="style.css?v=2"><p>Text</p>');
    expect([...pages.keys()]).toEqual([address, 'https://pages.example/saved/style.css']);
  });

  it.each(['../diary.html', '..%2Fdiary.html', '%2e%2e%2fdiary.html', '%'])('serves no file for %s', (path) => {
    serve(`<iframe src="${path}"></iframe>`);
    expect([...pages.values()].map(({ body }) => body)).not.toContain('private');
  });

  it('makes up a picture of the declared size, also for other hosts and over TLS', () => {
    serve('<img src="http://cdn.example/a.png" width="30" height="20">');
    const { body } = pages.get('https://cdn.example/a.png') ?? {};
    const bytes = Buffer.from(body ?? '');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([30, 20]);
  });

  it('says when there is no such file', () => {
    expect(() => servePage(pages, join(home, 'nowhere.html'))).toThrow('There is no file');
  });
});
