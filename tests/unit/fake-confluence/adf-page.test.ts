import { describe, expect, it } from 'vitest';
import { adf, paragraph } from './signed-in.ts';
import { shown } from './wiki-visit.ts';

const text = (content: string, ...marks: unknown[]) => ({
  type: 'text',
  text: content,
  ...(marks.length > 0 ? { marks } : {}),
});
const block = (...content: unknown[]) => ({ type: 'paragraph', content });
const item = (...content: unknown[]) => ({ type: 'listItem', content });
const cell = (attrs: unknown, ...content: unknown[]) => ({ type: 'tableCell', attrs, content });

describe('an ADF page', () => {
  it.each<[name: string, document: unknown, html: string]>([
    ['a heading', { type: 'heading', attrs: { level: 2 }, content: [text('Title')] }, '<h2>Title</h2>'],
    [
      'marks',
      block(text('a', { type: 'strong' }, { type: 'em' }), text('b', { type: 'subsup', attrs: { type: 'sup' } })),
      '<p><strong><em>a</em></strong><sup>b</sup></p>',
    ],
    ['code in text', block(text('x < y', { type: 'code' })), '<p><code>x &lt; y</code></p>'],
    [
      'colours',
      block(text('a', { type: 'textColor', attrs: { color: '#ff0000' } })),
      '<p><span style="color: #ff0000">a</span></p>',
    ],
    [
      'a link',
      block(text('a', { type: 'link', attrs: { href: 'https://news.example/?a=1&b=2' } })),
      '<p><a href="https://news.example/?a=1&amp;b=2">a</a></p>',
    ],
    ['a script for a link', block(text('a', { type: 'link', attrs: { href: 'javascript:alert(1)' } })), '<p>a</p>'],
    ['a line break', block(text('a'), { type: 'hardBreak' }, text('b')), '<p>a<br/>b</p>'],
    ['lists', { type: 'bulletList', content: [item(paragraph('a'))] }, '<ul><li><p>a</p></li></ul>'],
    [
      'a list that begins at 3',
      { type: 'orderedList', attrs: { order: 3 }, content: [item(paragraph('a'))] },
      '<ol start="3"><li><p>a</p></li></ol>',
    ],
    [
      'tasks',
      {
        type: 'taskList',
        attrs: { localId: '1' },
        content: [{ type: 'taskItem', attrs: { localId: '2', state: 'DONE' }, content: [text('a')] }],
      },
      '<ul class="tasks"><li><input type="checkbox" disabled="disabled" checked="checked"/><div>a</div></li></ul>',
    ],
    ['a quote', { type: 'blockquote', content: [paragraph('a')] }, '<blockquote><p>a</p></blockquote>'],
    [
      'code',
      { type: 'codeBlock', attrs: { language: 'html' }, content: [text('<b>\n')] },
      '<figure class="code"><figcaption>html</figcaption><pre><code>&lt;b&gt;</code></pre></figure>',
    ],
    ['a rule', { type: 'rule' }, '<hr/>'],
    [
      'an expand, open',
      { type: 'expand', attrs: { title: 'More' }, content: [paragraph('a')] },
      '<details open="open"><summary>More</summary><div><p>a</p></div></details>',
    ],
    [
      'a table with spans, widths and colour',
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [cell({ colspan: 2, rowspan: 3, colwidth: [100, 50], background: '#deebff' }, paragraph('a'))],
          },
        ],
      },
      '<table><tbody><tr><td colspan="2" rowspan="3" style="min-width: 150px; background-color: #deebff; color: #172b4d"><p>a</p></td></tr></tbody></table>',
    ],
    [
      'a linked picture from the web with a caption',
      {
        type: 'mediaSingle',
        attrs: { layout: 'center', width: 300, widthType: 'pixel' },
        content: [
          {
            type: 'media',
            attrs: { type: 'external', url: 'https://news.example/a.png', alt: 'A "cat"' },
            marks: [{ type: 'link', attrs: { href: 'https://news.example/' } }],
          },
          { type: 'caption', content: [text('A cat')] },
        ],
      },
      '<figure class="picture"><a href="https://news.example/"><img src="https://news.example/a.png" alt="A &quot;cat&quot;" width="300"/></a><figcaption>A cat</figcaption></figure>',
    ],
    [
      'a card',
      { type: 'blockCard', attrs: { url: 'https://news.example/' } },
      '<p><a class="card" href="https://news.example/">https://news.example/</a></p>',
    ],
    [
      'text that looks like HTML',
      paragraph('<script>alert("x")</script> & more'),
      '<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more</p>',
    ],
  ])('shows %s', async (_name, document, html) => {
    expect(await shown(adf(document))).toContain(html);
  });

  it.each(['info', 'note', 'tip', 'warning', 'error', 'success'])('shows a panel of kind %s', async (panelType) => {
    const html = await shown(adf({ type: 'panel', attrs: { panelType }, content: [paragraph('a')] }));
    expect(html).toContain(`<div class="panel ${panelType}">`);
    expect(html).toContain('<p>a</p>');
  });
});
