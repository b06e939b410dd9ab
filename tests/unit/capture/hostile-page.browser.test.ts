import { afterEach, describe, expect, it } from 'vitest';
import type { Loss } from '../../../lib/clip/loss';
import { convertElement } from './convert';
import { removePages, showBody } from './show-page';

afterEach(removePages);

const clock = () => performance.now();

async function convertBody(page: Document, now = clock) {
  return convertElement(page.body, { document: page, now, random: Math.random });
}

const isCutShort = (losses: Loss[]) => losses.some(({ code }) => code === 'cut-short');
const textOf = (content: unknown) => JSON.stringify(content);

describe('a hostile page', () => {
  it.each([
    { depth: 500, isDetached: false },
    // Laid out, so deep a tree is more than the browser itself can take.
    { depth: 50_000, isDetached: true },
  ])('nests $depth deep', async ({ depth, isDetached }) => {
    const page = isDetached ? document.implementation.createHTMLDocument() : await showBody('');
    page.body.append('top');
    let innermost: Element = page.body;
    for (let level = 0; level < depth; level += 1) {
      const next = page.createElement('div');
      innermost.append(next);
      innermost = next;
    }
    innermost.append('bottom');
    const environment = { document: page, now: clock, random: Math.random };
    const { content, losses } = await convertElement(page.body, environment, { isDetached });
    expect(textOf(content)).toContain('top');
    expect(textOf(content)).not.toContain('bottom');
    expect(isCutShort(losses)).toBe(true);
  });

  it('holds a formula of more parts than anyone writes', async () => {
    const sum = (count: number) => `<math><msup><mi>x</mi><mn>2</mn></msup>${'<mi>y</mi>'.repeat(count)}</math>`;
    const small = await convertBody(await showBody(sum(10)));
    expect(textOf(small.content)).toContain('x^{2}');
    const { content } = await convertBody(await showBody(sum(10_000)));
    expect(textOf(content)).not.toContain('x^{2}');
    expect(textOf(content).match(/y/g)?.length).toBeGreaterThanOrEqual(10_000);
  });

  it('holds more nodes than anyone reads', async () => {
    const page = await showBody('<p>first</p>');
    const many = page.createDocumentFragment();
    for (let index = 0; index < 250_000; index += 1) many.append(page.createElement('i'));
    page.body.append(many, 'last');
    const { content, losses } = await convertElement(
      page.body,
      { document: page, now: () => 0, random: Math.random },
      { isDetached: true },
    );
    expect(textOf(content)).toContain('first');
    expect(textOf(content)).not.toContain('last');
    expect(isCutShort(losses)).toBe(true);
  });

  it('says more than a document can hold', async () => {
    const page = await showBody('');
    for (let index = 0; index < 5; index += 1) page.body.append('x'.repeat(1_000_000), page.createElement('hr'));
    const filler = page.createDocumentFragment();
    for (let index = 0; index < 500; index += 1) filler.append(page.createElement('i'));
    page.body.append(filler);
    const { losses, textLength } = await convertBody(page);
    expect(isCutShort(losses)).toBe(true);
    expect(textLength).toBeLessThanOrEqual(2_000_000);
  });

  it('is one text of fifty million characters', async () => {
    const page = document.implementation.createHTMLDocument();
    page.body.append(page.createElement('p'), page.createElement('pre'));
    for (const element of page.body.children) element.append('x'.repeat(50_000_000));
    const environment = { document: page, now: clock, random: Math.random };
    const { losses, textLength } = await convertElement(page.body, environment, { isDetached: true });
    expect(isCutShort(losses)).toBe(true);
    expect(textLength).toBeLessThanOrEqual(3_000_000);
  });

  it('takes more time than there is', async () => {
    const page = await showBody('<p>text</p>'.repeat(1_000));
    let time = 0;
    const { losses, content } = await convertBody(page, () => {
      time += 200;
      return time;
    });
    expect(isCutShort(losses)).toBe(true);
    expect(content.length).toBeGreaterThan(0);
  });

  it('counts beyond all bounds', async () => {
    const page = await showBody(`<ol start="${'9'.repeat(400)}"><li value="${'9'.repeat(400)}">one</ol>`);
    const { content } = await convertBody(page);
    expect(textOf(content)).toContain('one');
  });

  it('has a table of a hundred thousand cells', async () => {
    const row = `<tr>${'<td>1</td>'.repeat(10)}</tr>`;
    const page = await showBody(`<table><tr>${'<th>a</th>'.repeat(10)}</tr>${row.repeat(5_000)}</table>`);
    const { content } = await convertElement(page.body, { document: page, now: () => 0, random: Math.random });
    expect(content[0]?.type).toBe('table');
  });

  it('hides its structure behind controls of a form', async () => {
    const names = [
      'firstChild',
      'nextSibling',
      'nodeName',
      'nodeType',
      'attributes',
      'children',
      'getAttribute',
      'style',
    ];
    const controls = names.map((name) => `<input name="${name}" value="SECRET">`).join('');
    const page = await showBody(`<form>${controls}<input id="location"><h2>Heading</h2><p>Text</p></form>`);
    const { content } = await convertBody(page);
    expect(content.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
    expect(textOf(content)).not.toContain('SECRET');
  });

  it('changes while it is read', async () => {
    const page = await showBody('<div id="a"><p>one</p></div><div id="b"><p>two</p></div>');
    let time = 0;
    const changes = [
      () => page.getElementById('a')?.remove(),
      () => page.body.append(...Array.from({ length: 300 }, () => page.createElement('p'))),
      () => page.body.replaceChildren('gone'),
    ];
    const now = () => {
      changes.shift()?.();
      time += 31;
      return time;
    };
    for (let index = 0; index < 300; index += 1) page.getElementById('b')?.append(page.createElement('b'));
    await expect(convertBody(page, now)).resolves.toHaveProperty('content');
  });

  it('writes itself anew while it is read', async () => {
    const page = await showBody(`<p>old</p>${'<i></i>'.repeat(500)}`);
    let time = 0;
    const now = () => {
      if (time === 93) {
        page.open();
        page.write('<p>new');
        page.close();
      }
      time += 31;
      return time;
    };
    await expect(convertBody(page, now)).resolves.toHaveProperty('content');
  });

  it('is not changed by being read', async () => {
    const page = await showBody(
      '<details><summary>s</summary>text</details><form><input name="style"></form><img src="data:,x"><p style="color:red">p</p>',
    );
    const before = page.documentElement.outerHTML;
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    observer.observe(page, { subtree: true, childList: true, attributes: true, characterData: true });
    await convertBody(page);
    expect([...seen, ...observer.takeRecords()]).toEqual([]);
    expect(page.documentElement.outerHTML).toBe(before);
  });
});

describe('characters that no document can hold', () => {
  it.each([
    ['NUL', '\u0000'],
    ['a control', '\u0007'],
    ['a C1 control', '\u0085'],
    ['a lone high surrogate', '\ud800'],
    ['a lone low surrogate', '\udc00'],
    ['U+FFFE', '\ufffe'],
    ['U+FFFF', '\uffff'],
  ])('%s is left out of text, code, titles and links', async (_name, character) => {
    const page = await showBody('<p></p><pre><code></code></pre><details><summary></summary><p>x</p></details>');
    for (const element of page.querySelectorAll('p, code, summary')) element.append(`a${character}b`);
    page.body.append(page.createElement('a'));
    page.querySelector('a')?.setAttribute('href', `https://example.com/?${character}`);
    page.querySelector('a')?.append('link');
    const { content } = await convertBody(page);
    const json = JSON.stringify(content);
    expect(
      json.isWellFormed() && !json.includes(character) && !/\\ud[89a-f]/i.test(json) && !json.includes('\\u0'),
    ).toBe(true);
    expect(json).toContain('ab');
  });

  it('emoji, joined ones and a thousand combining marks are kept', async () => {
    const text = `👩‍🚀 𝒳 e${'\u0301'.repeat(1_000)}`;
    const page = await showBody('<p></p>');
    page.querySelector('p')?.append(text);
    expect((await convertBody(page)).content).toEqual([{ type: 'paragraph', content: [{ type: 'text', text }] }]);
  });
});

describe('a component that hides what it draws', () => {
  async function showClosed() {
    const page = await showBody('<p>before</p><my-box style="display:block;width:200px;height:100px"></my-box>');
    const root = page.querySelector('my-box')?.attachShadow({ mode: 'closed' });
    if (root) root.append(page.createElement('p'));
    root?.querySelector('p')?.append('drawn in secret');
    return { page, root: root ?? null };
  }

  it('is read where the browser opens it to an extension', async () => {
    const { page, root } = await showClosed();
    const openShadowRoot = (element: Element) => (element.localName === 'my-box' ? root : null);
    const environment = { document: page, now: clock, random: Math.random, openShadowRoot };
    const { content, losses } = await convertElement(page.body, environment);
    expect(textOf(content)).toContain('drawn in secret');
    expect(losses).toEqual([]);
  });

  it('is told of where the browser does not', async () => {
    const { page } = await showClosed();
    const { losses } = await convertBody(page);
    expect(losses).toEqual([{ code: 'closed-component', count: 1 }]);
  });
});
