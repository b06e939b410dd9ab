import { afterEach, describe, expect, it } from 'vitest';
import type { CapturedPage } from '../../../lib/clip/captured-page';
import { captureTools } from './capture-tools';
import { capturePart } from './convert';
import { outline } from './outline';
import { removePages, showBody } from './show-page';

afterEach(removePages);

/** Takes a mark out of the first text that holds it, also in a shadow tree, and gives where it stood. */
function takeMark(root: Node, mark: string): readonly [Node, number] | undefined {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const offset = node.nodeValue?.indexOf(mark) ?? -1;
    if (offset >= 0) {
      node.nodeValue = node.nodeValue?.replace(mark, '') ?? '';
      return [node, offset];
    }
    const shadow = (node as Element).shadowRoot;
    const found = shadow ? takeMark(shadow, mark) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Captures what stands between `‹` and `›`. */
async function captureMarked(body: string): Promise<CapturedPage> {
  const page = await showBody(body);
  const [from, to] = [takeMark(page.body, '‹'), takeMark(page.body, '›')];
  if (!from || !to) throw new Error('nothing is marked');
  return captureFrom(page, [...from, ...to]);
}

async function captureFrom(page: Document, edges: readonly [Node, number, Node, number]): Promise<CapturedPage> {
  page.getSelection()?.setBaseAndExtent(...edges);
  const environment = { ...captureTools, document: page, now: () => performance.now(), random: Math.random };
  const captured = await capturePart({ what: 'selection' }, environment);
  expect(captured.what).toBe('selection');
  return captured;
}

const blob = (line: string, number: number) =>
  `<tr><td class="blob-num" data-line-number="${number}"></td><td class="blob-code">${line}</td></tr>`;
const blobs = (...lines: string[]) =>
  `<table class="highlight js-file-line-container" data-tagsearch-lang="Java">${lines.map(blob).join('')}</table>`;
const rouge =
  '<div class="language-ruby highlighter-rouge"><table class="rouge-table"><tr><td class="rouge-gutter gl"><pre>1\n2\n</pre></td><td class="rouge-code"><pre>puts 1\n‹puts 2›\n</pre></td></tr></table></div>';
const chroma =
  '<table class="lntable"><tr><td class="lntd"><pre><code><span class="lnt">1\n</span><span class="lnt">2\n</span></code></pre></td><td class="lntd"><pre><code class="language-c" data-lang="c"><span class="line">int ‹x;\n</span><span class="line">int› y;\n</span></code></pre></td></tr></table>';

describe('lines of code that a highlighter has drawn', () => {
  it.each([
    [
      'highlight.js',
      '<pre><code class="hljs language-js"><span class="hljs-keyword">let</span> a;\n‹<span class="hljs-keyword">if</span> (a) {\n  b();›\n}</code></pre>',
      'codeBlock js ("if (a) {\\n  b();")',
    ],
    [
      'Prism with numbers',
      '<pre class="language-js line-numbers"><code class="language-js">let a;\n<span class="token keyword">‹if</span> (a)\n  b();›<span aria-hidden="true" class="line-numbers-rows"><span></span></span></code></pre>',
      'codeBlock js ("if (a)\\n  b();")',
    ],
    [
      'Shiki',
      '<pre class="shiki" data-language="ts"><code><span class="line">let a;</span>\n<span class="line">‹if (a)</span>\n<span class="line">  b();›</span></code></pre>',
      'codeBlock ts ("if (a)\\n  b();")',
    ],
    ['GitHub, several lines', blobs('class A {', '  ‹int a;', '  int› b;', '}'), 'codeBlock java ("int a;\\n  int")'],
    ['GitHub, one line', blobs('class A {', '  ‹int a;›', '}'), 'codeBlock java ("int a;")'],
    ['Rouge with a gutter', rouge, 'codeBlock ruby ("puts 2")'],
    ['Chroma with a gutter', chroma, 'codeBlock c ("x;\\nint")'],
  ])('%s: stay a block of code with its language', async (_name, body, expected) => {
    expect(outline((await captureMarked(body)).document.content)).toEqual([expected]);
  });

  it('come after prose as a block of their own', async () => {
    const body = '<p>Do ‹this:</p><pre class="language-c">int a;\nint› b;</pre>';
    expect(outline((await captureMarked(body)).document.content)).toEqual([
      'paragraph ("this:")',
      'codeBlock c ("int a;\\nint")',
    ]);
  });
});

describe('a part of a table', () => {
  it.each([
    [
      'keeps a header row whose corner is empty',
      '<table><tr><td></td><th>A</th></tr><tr><th>r</th><td>1</td></tr><tr><th>‹s</th><td>2›</td></tr></table>',
      'table (tableRow (tableCell (paragraph), tableHeader (paragraph ("A"))), tableRow (tableHeader (paragraph ("s")), tableCell (paragraph ("2"))))',
    ],
    [
      'keeps what a cell of a row before says of its rows, and their columns',
      '<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td rowspan="4">g</td><td>1</td><td>2</td></tr><tr><td>‹3</td><td>4</td></tr><tr><td>5</td><td>6›</td></tr><tr><td>7</td><td>8</td></tr></table>',
      'table (tableRow (tableHeader (paragraph ("A")), tableHeader (paragraph ("B")), tableHeader (paragraph ("C"))), tableRow (tableCell 2 (paragraph ("g")), tableCell (paragraph ("3")), tableCell (paragraph ("4"))), tableRow (tableCell (paragraph ("5")), tableCell (paragraph ("6"))))',
    ],
    [
      'has no cells of the group above in the group below',
      '<table><tr><th>A</th><th>B</th></tr><tr><td rowspan="3">g</td><td>1</td></tr><tr><td>2</td></tr><tr><td>‹3</td></tr><tr><td>h</td><td>4›</td></tr></table>',
      'table (tableRow (tableHeader (paragraph ("A")), tableHeader (paragraph ("B"))), tableRow (tableCell (paragraph ("g")), tableCell (paragraph ("3"))), tableRow (tableCell (paragraph ("h")), tableCell (paragraph ("4"))))',
    ],
    [
      'is only words where they are of one cell, to the edge of the next',
      '<table><tr><th>A</th><th>B</th></tr><tr><td>‹all of it</td><td>›2</td></tr></table>',
      'paragraph ("all of it")',
    ],
  ])('%s', async (_name, body, expected) => {
    expect(outline((await captureMarked(body)).document.content)).toEqual([expected]);
  });
});

describe('a part of a list', () => {
  it.each([
    [
      'keeps the number of a whole item of two paragraphs',
      '<ol><li>one</li><li><p>‹two</p><p>more›</p></li></ol>',
      ['orderedList 2 (listItem (paragraph ("two"), paragraph ("more")))'],
    ],
    [
      'is only words where an item is selected in part',
      '<ol><li>one</li><li><p>t‹wo</p><p>more›</p></li></ol>',
      ['paragraph ("wo")', 'paragraph ("more")'],
    ],
    [
      'ends where the selection touches the next item',
      '<ol><li>one</li><li>‹two</li><li>›three</li></ol>',
      ['orderedList 2 (listItem (paragraph ("two")))'],
    ],
    [
      'begins where the selection leaves the item before',
      '<ol><li>one‹</li><li>two</li><li>three›</li></ol>',
      ['orderedList 2 (listItem (paragraph ("two")), listItem (paragraph ("three")))'],
    ],
    [
      'keeps numbers that count down',
      '<ol reversed><li>three</li><li>‹two</li><li>one›</li></ol>',
      ['orderedList 2 (listItem (paragraph ("two")))', 'orderedList (listItem (paragraph ("one")))'],
    ],
    [
      'keeps the numbers of a list within and of the one around',
      '<ol><li>one</li><li>two<ol><li>a</li><li>‹b</li></ol></li><li>th›ree</li></ol>',
      ['orderedList 2 (listItem (paragraph, orderedList 2 (listItem (paragraph ("b")))), listItem (paragraph ("th")))'],
    ],
    [
      'keeps what is done of tasks',
      '<ul><li><input type="checkbox"> one</li><li><input type="checkbox" checked> ‹two</li><li><input type="checkbox"> three›</li></ul>',
      ['taskList (taskItem DONE ("two"), taskItem TODO ("three"))'],
    ],
  ])('%s', async (_name, body, expected) => {
    expect(outline((await captureMarked(body)).document.content)).toEqual(expected);
  });
});

describe('words out of something larger', () => {
  it.each([
    [
      'of a heading and on into the text',
      '<h2>Some head‹ing</h2><p>text te›xt</p>',
      ['heading 2 ("ing")', 'paragraph ("text te")'],
    ],
    ['of a heading, to the edge of the text', '<h2>‹Heading</h2><p>›text</p>', ['heading 2 ("Heading")']],
    [
      'of a box with advice',
      '<div class="admonition warning"><p>Do ‹not</p><p>touch› it</p></div>',
      ['panel warning (paragraph ("not"), paragraph ("touch"))'],
    ],
    ['of a quotation, in part', '<blockquote><p>to ‹be or› not</p></blockquote>', ['paragraph ("be or")']],
    ['of all of a quotation', '<blockquote><p>‹to be›</p></blockquote>', ['blockquote (paragraph ("to be"))']],
    [
      'of a passage that opens',
      '<details open><summary>Why</summary><p>a ‹b</p><p>c› d</p></details>',
      ['expand Why (paragraph ("b"), paragraph ("c"))'],
    ],
    [
      'of a block in a link',
      '<a href="/card"><h3>Title</h3><p>some ‹words›</p></a>',
      ['paragraph ("words" link https://example.com/card)'],
    ],
    [
      'of a link that is its own address',
      '<p><a href="https://example.com/full">https://exa‹mple.com/full</a> and› more</p>',
      ['paragraph (inlineCard https://example.com/full, " and")'],
    ],
    [
      'of half a formula',
      '<p>Ar‹ea <span class="katex"><span class="katex-mathml"><math><semantics><mi>a</mi><annotation encoding="application/x-tex">a^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">a›2</span></span></p>',
      ['paragraph ("ea ", "a^2" code)'],
    ],
  ])('%s', async (_name, body, expected) => {
    expect(outline((await captureMarked(body)).document.content)).toEqual(expected);
  });
});

const open = (content: string) => `<my-box><template shadowrootmode="open">${content}</template></my-box>`;

describe('a selection that meets a shadow tree', () => {
  it.each([
    ['lies in one', open('<p>in ‹the</p><p>shad›ow</p>'), ['the', 'shad'], 'the shad'],
    ['goes into one', `<p>be‹fore</p>${open('<p>in the sha›dow</p>')}`, ['fore', 'in the sha'], 'fore in the sha'],
    ['comes out of one', `${open('<p>in ‹the shadow</p>')}<p>aft›er</p>`, ['the shadow', 'aft'], 'the shadow aft'],
    ['goes from one to another', open('<p>on‹e</p>') + open('<p>tw›o</p>'), ['e', 'tw'], 'e tw'],
    ['goes over one', `<p>be‹fore</p>${open('<p>in it</p>')}<p>aft›er</p>`, ['fore', 'in it', 'aft'], 'fore aft'],
    ['lies in one within one', open(`<div>${open('<p>deep ‹do›wn</p>')}</div>`), ['do'], 'do'],
    [
      'goes on into what is shown in its slot',
      '<my-box><template shadowrootmode="open"><p>in ‹it</p><slot></slot></template><p>slo›tted</p></my-box>',
      ['it', 'slo'],
      'it slo',
    ],
  ])('%s', async (_name, body, expected, text) => {
    const captured = await captureMarked(body);
    expect(outline(captured.document.content)).toEqual(expected.map((words) => `paragraph (${JSON.stringify(words)})`));
    expect(captured.selectionText).toBe(text);
  });
});

describe('a selection in a frame', () => {
  it('has no passage to lead to: browsers look for one in the page itself', async () => {
    const page = await showBody('<iframe srcdoc="<p>one</p><p>two words</p>"></iframe>');
    const inner = () => page.querySelector('iframe')?.contentDocument;
    await expect.poll(() => inner()?.querySelector('p')).toBeTruthy();
    const body = inner()?.body;
    if (!body) throw new Error('the frame is empty');
    inner()?.getSelection()?.selectAllChildren(body);
    const environment = { ...captureTools, document: page, now: () => performance.now(), random: Math.random };
    const captured = await capturePart({ what: 'selection' }, environment);
    expect(outline(captured.document.content)).toEqual(['paragraph ("one")', 'paragraph ("two words")']);
    expect(captured.selectionText).toBe('one two words');
    expect(captured.source.textFragment).toBeUndefined();
  });
});

describe('a selection of nothing but a picture', () => {
  const picture = `<img alt="blue" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'/>">`;

  it.each([
    ['in a paragraph', `<p id="x">${picture}</p>`, 'mediaSingle (media file blue)'],
    [
      'of a figure',
      `<figure id="x">${picture}<figcaption>words</figcaption></figure>`,
      'mediaSingle (media file blue)',
    ],
    ['in a link', `<a id="x" href="/to">${picture}</a>`, 'mediaSingle (media file blue link https://example.com/to)'],
  ])('%s is that picture', async (_name, body, expected) => {
    const page = await showBody(body);
    await page.querySelector('img')?.decode();
    const around = page.querySelector('#x');
    if (!around) throw new Error('nothing is around the picture');
    const captured = await captureFrom(page, [around, 0, around, 1]);
    expect(outline(captured.document.content)).toEqual([expected]);
    expect(captured.images).toHaveLength(1);
  });
});
