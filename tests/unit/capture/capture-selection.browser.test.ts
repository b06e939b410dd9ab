import { afterEach, describe, expect, it } from 'vitest';
import type { RootBlock } from '../../../lib/adf/nodes';
import { captureTools } from './capture-tools';
import { capturePart } from './convert';
import { removePages, showBody } from './show-page';

afterEach(removePages);

type Edge = readonly [selector: string, offset: number];

/** A point in the first text of what the selector finds. */
function point(root: ParentNode, [selector, offset]: Edge): readonly [Node, number] {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`nothing at ${selector}`);
  return [element.firstChild ?? element, offset];
}

function select(page: Document, from: Edge, to: Edge): void {
  page.getSelection()?.setBaseAndExtent(...point(page, from), ...point(page, to));
}

async function capture(page: Document) {
  const environment = { ...captureTools, document: page, now: () => performance.now(), random: Math.random };
  return capturePart({ what: 'selection' }, environment);
}

async function captureBetween(body: string, from: Edge, to: Edge): Promise<RootBlock[]> {
  const page = await showBody(body);
  select(page, from, to);
  const captured = await capture(page);
  expect(captured.what).toBe('selection');
  return captured.document.content;
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const cell = (type: string, text: string) =>
  expect.objectContaining({ type, content: [text === '' ? { type: 'paragraph' } : paragraph(text)] });

describe('a selection', () => {
  it('holds the words between its ends and no others', async () => {
    const body = '<p id="a">before one</p><p>two</p><p id="c">three after</p>';
    expect(await captureBetween(body, ['#a', 7], ['#c', 5])).toEqual([
      paragraph('one'),
      paragraph('two'),
      paragraph('three'),
    ]);
  });

  it('of lines of code stays a block of code with its language', async () => {
    const body =
      '<pre class="language-c"><code>int a;\n<i id="x">int</i> b;\n<i id="y">int</i> c;\nint d;</code></pre>';
    expect(await captureBetween(body, ['#x', 0], ['#y', 3])).toEqual([
      { type: 'codeBlock', attrs: { language: 'c' }, content: [{ type: 'text', text: 'int b;\nint' }] },
    ]);
  });

  it('of code keeps the indentation of its first line if it begins there', async () => {
    const body = '<pre><code id="c">if (a)\n  b;\nc;</code></pre>';
    expect(await captureBetween(body, ['#c', 7], ['#c', 11])).toEqual([
      { type: 'codeBlock', content: [{ type: 'text', text: '  b;' }] },
    ]);
  });

  it('of rows stays a table with its header row and its columns', async () => {
    const rows = ['1', '2', '3'].map((row) => `<tr><td>a${row}</td><td id="b${row}">b${row}</td></tr>`).join('');
    const body = `<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>${rows}</tbody></table>`;
    expect(await captureBetween(body, ['#b2', 0], ['#b3', 2])).toEqual([
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'A'), cell('tableHeader', 'B')] },
          { type: 'tableRow', content: [cell('tableCell', ''), cell('tableCell', 'b2')] },
          { type: 'tableRow', content: [cell('tableCell', 'a3'), cell('tableCell', 'b3')] },
        ],
      },
    ]);
  });

  it('within one cell is no table', async () => {
    const body = '<table><tr><th>A</th><th>B</th></tr><tr><td id="x">some words</td><td>2</td></tr></table>';
    expect(await captureBetween(body, ['#x', 5], ['#x', 10])).toEqual([paragraph('words')]);
  });

  it('of items of a numbered list keeps their numbers', async () => {
    const body = '<ol><li>one</li><li id="x">two</li><li>three</li><li id="y">four</li></ol>';
    expect(await captureBetween(body, ['#x', 0], ['#y', 4])).toEqual([
      {
        type: 'orderedList',
        attrs: { order: 2 },
        content: ['two', 'three', 'four'].map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
      },
    ]);
  });

  it('of one whole item keeps its number, of a part of one is only words', async () => {
    const body = '<ol start="5"><li>one</li><li id="x">second item</li></ol>';
    expect(await captureBetween(body, ['#x', 0], ['#x', 11])).toEqual([
      {
        type: 'orderedList',
        attrs: { order: 6 },
        content: [{ type: 'listItem', content: [paragraph('second item')] }],
      },
    ]);
    expect(await captureBetween(body, ['#x', 0], ['#x', 6])).toEqual([paragraph('second')]);
  });

  it('of half a link is a link, of half a word in bold is bold', async () => {
    const body = '<p>A <a id="x" href="/target">link to <b id="y">somewhere</b></a> else</p>';
    expect(await captureBetween(body, ['#x', 5], ['#y', 4])).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'to ', marks: [{ type: 'link', attrs: { href: 'https://example.com/target' } }] },
          {
            type: 'text',
            text: 'some',
            marks: [{ type: 'link', attrs: { href: 'https://example.com/target' } }, { type: 'strong' }],
          },
        ],
      },
    ]);
    expect(await captureBetween(body, ['#y', 0], ['#y', 4])).toEqual([
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'some',
            marks: [{ type: 'link', attrs: { href: 'https://example.com/target' } }, { type: 'strong' }],
          },
        ],
      },
    ]);
  });

  it('of a whole heading is a heading, of a part of one is only words', async () => {
    const body = '<h2 id="x">Two words</h2><p>text</p>';
    expect(await captureBetween(body, ['#x', 0], ['#x', 9])).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Two words' }] },
    ]);
    expect(await captureBetween(body, ['#x', 4], ['#x', 9])).toEqual([paragraph('words')]);
  });

  it('within a quotation is quoted', async () => {
    const body = '<blockquote><p id="x">said once</p><p id="y">and again</p></blockquote>';
    expect(await captureBetween(body, ['#x', 5], ['#y', 3])).toEqual([
      { type: 'blockquote', content: [paragraph('once'), paragraph('and')] },
    ]);
  });

  it('of text and pictures holds the pictures', async () => {
    const picture = `<img alt="blue" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'/>">`;
    const blocks = await captureBetween(`<p id="x">one</p>${picture}<p id="y">two</p>`, ['#x', 0], ['#y', 3]);
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'mediaSingle', 'paragraph']);
  });

  it('in a frame of the same origin is found', async () => {
    const page = await showBody('<iframe srcdoc="<p id=x>within a frame</p>"></iframe>');
    const frame = page.querySelector('iframe');
    await expect.poll(() => frame?.contentDocument?.querySelector('#x')).toBeTruthy();
    if (frame?.contentDocument) select(frame.contentDocument, ['#x', 9], ['#x', 14]);
    const captured = await capture(page);
    expect(captured.what).toBe('selection');
    expect(captured.document.content).toEqual([paragraph('frame')]);
  });

  it('in an open shadow tree is found', async () => {
    const page = await showBody(
      '<my-box><template shadowrootmode="open"><p id="x">in the shadow</p></template></my-box>',
    );
    // The parser of srcdoc makes the tree; the test only reaches into it.
    const shadow = page.querySelector('my-box')?.shadowRoot;
    if (!shadow) throw new Error('no shadow tree');
    page.getSelection()?.setBaseAndExtent(...point(shadow, ['#x', 7]), ...point(shadow, ['#x', 13]));
    const captured = await capture(page);
    expect(captured.document.content).toEqual([paragraph('shadow')]);
    expect(captured.what).toBe('selection');
  });

  it('of part of what a component shows in its slots holds that part', async () => {
    const body =
      '<my-box><template shadowrootmode="open"><i>drawn</i><slot></slot></template><p id="x">one two</p><p id="y">three</p></my-box>';
    expect(await captureBetween(body, ['#x', 4], ['#y', 3])).toEqual([paragraph('two'), paragraph('thr')]);
  });

  it('of several ranges holds them all', async () => {
    const page = await showBody('<p id="x">one two</p><p>between</p><p id="y">three four</p>');
    const ranges = ['#x', '#y'].map((selector) => {
      const range = page.createRange();
      range.setStart(...point(page, [selector, 0]));
      range.setEnd(...point(page, [selector, 3]));
      return range;
    });
    // Chromium keeps one range only; Firefox gives people several.
    const selection = { rangeCount: 2, getRangeAt: (index: number) => ranges[index], toString: () => 'one thr' };
    Object.defineProperty(page, 'getSelection', { value: () => selection });
    const captured = await capture(page);
    expect(captured.document.content).toEqual([paragraph('one'), paragraph('thr')]);
    expect(captured.source.textFragment).toBe('text=one&text=three');
  });

  it('is told apart from another by its text', async () => {
    const page = await showBody('<p id="x">one\n  two</p><p id="y">three</p>');
    select(page, ['#x', 0], ['#y', 5]);
    expect((await capture(page)).selectionText).toBe('one two three');
  });

  it('leaves out what is hidden and what is typed', async () => {
    const body =
      '<p id="x">one</p><p hidden>SECRET</p><textarea>SECRET</textarea><input value="SECRET"><p id="y">two</p>';
    expect(await captureBetween(body, ['#x', 0], ['#y', 3])).toEqual([paragraph('one'), paragraph('two')]);
  });

  it('that is not there gives the page, and says so', async () => {
    const captured = await capture(await showBody('<p>all</p>'));
    expect(captured.what).toBe('page');
    expect(captured.document.content).toEqual([paragraph('all')]);
    expect(captured.losses).toContainEqual({ code: 'selection-not-found', count: 1 });
  });
});

describe('the way back to a selection', () => {
  async function fragmentOf(body: string, from: Edge, to: Edge) {
    const page = await showBody(body);
    select(page, from, to);
    return (await capture(page)).source.textFragment;
  }

  it('quotes a short one', async () => {
    expect(await fragmentOf('<p id="x">a low-lying place, here</p>', ['#x', 2], ['#x', 17])).toBe(
      'text=low%2Dlying%20place',
    );
  });

  it('begins and ends with whole words', async () => {
    expect(await fragmentOf('<p id="x">some whole words here</p>', ['#x', 7], ['#x', 14])).toBe('text=whole%20words');
  });

  it('names the ends of one that goes on over paragraphs', async () => {
    const body = '<p id="x">The first paragraph of three</p><p>middle</p><p id="y">and the last one here</p>';
    expect(await fragmentOf(body, ['#x', 4], ['#y', 16])).toBe(
      'text=first%20paragraph%20of%20three,and%20the%20last%20one',
    );
  });

  it('says what stands before words that stand elsewhere too', async () => {
    const body = '<p>again and again</p><p id="x">and once more again</p>';
    expect(await fragmentOf(body, ['#x', 14], ['#x', 19])).toBe('text=and%20once%20more-,again');
  });
});
