import { describe, expect, it } from 'vitest';
import {
  adf,
  draft,
  idOf,
  paragraph,
  publish,
  readAnswer,
  type SignedIn,
  signedIn,
  storage,
  upload,
} from './signed-in.ts';

const visit = async ({ fake }: SignedIn, path: string) => readAnswer(await fake.fetch(`${fake.site.url}${path}`));

async function shown(body: unknown, title = 'Clip'): Promise<string> {
  const world = signedIn();
  const answer = await world.call('POST', '/wiki/api/v2/pages', { spaceId: world.space.id, title, body });
  const page = await visit(world, `/wiki/spaces/ENG/pages/${idOf(answer)}`);
  return /<article>(.*)<\/article>/s.exec(page.text)?.[1]?.replace(/\n/g, '') ?? page.text;
}

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

describe('a storage page', () => {
  const macro = (name: string, inside: string) =>
    `<ac:structured-macro ac:name="${name}">${inside}</ac:structured-macro>`;
  const rich = (html: string) => `<ac:rich-text-body>${html}</ac:rich-text-body>`;

  it.each<[name: string, source: string, html: string]>([
    ['XHTML', '<h2>T</h2><p>a<br/><strong>b</strong></p>', '<h2>T</h2><p>a<br/><strong>b</strong></p>'],
    ['the text of tags it does not know', '<div class="x"><blink>a</blink></div>', 'a'],
    [
      'no handlers and no styles of strangers',
      '<p onclick="x()" style="position: fixed; color: red">a</p>',
      '<p style="color: red">a</p>',
    ],
    ['no script', '<p>a</p><script>alert(1)</script>', '<p>a</p>alert(1)'],
    [
      'links',
      '<p><a href="https://news.example/">a</a><a href="javascript:x">b</a></p>',
      '<p><a href="https://news.example/">a</a><a>b</a></p>',
    ],
    [
      'a table with spans and widths',
      '<table><colgroup><col style="width: 120px;"/></colgroup><tbody><tr><td colspan="2" data-highlight-colour="#deebff">a</td></tr></tbody></table>',
      '<table><colgroup><col style="width: 120px"/></colgroup><tbody><tr><td colspan="2" style="background-color: #deebff">a</td></tr></tbody></table>',
    ],
    [
      'code',
      macro(
        'code',
        '<ac:parameter ac:name="language">xml</ac:parameter><ac:plain-text-body><![CDATA[<a>]]></ac:plain-text-body>',
      ),
      '<figure class="code"><figcaption>xml</figcaption><pre><code>&lt;a&gt;</code></pre></figure>',
    ],
    [
      'an expand',
      macro('expand', `<ac:parameter ac:name="title">More</ac:parameter>${rich('<p>a</p>')}`),
      '<summary>More</summary><div><p>a</p></div>',
    ],
    ['the body of a macro it does not know', macro('excerpt', rich('<p>a</p>')), '<p>a</p>'],
    ['the name of a macro without a body', macro('toc', ''), '<span class="unknown">toc macro</span>'],
    ['an anchor', macro('anchor', '<ac:parameter ac:name="">here</ac:parameter>'), '<span id="here"></span>'],
    [
      'tasks',
      '<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>a</ac:task-body></ac:task></ac:task-list>',
      '<ul class="tasks"><li><input type="checkbox" disabled="disabled" checked="checked"/><div>a</div></li></ul>',
    ],
    [
      'a picture from the web with a caption',
      '<ac:image ac:alt="A" ac:width="200"><ri:url ri:value="https://news.example/a.png"/><ac:caption><p>Cat</p></ac:caption></ac:image>',
      '<img src="https://news.example/a.png" alt="A" width="200"/><figcaption><p>Cat</p></figcaption>',
    ],
    [
      'a file that is not there',
      '<ac:image ac:alt="A"><ri:attachment ri:filename="a.png"/></ac:image>',
      'Picture not found: A',
    ],
    [
      'a link within the page',
      '<p><ac:link ac:anchor="here"><ac:link-body>go</ac:link-body></ac:link></p>',
      '<p><a href="#here">go</a></p>',
    ],
  ])('shows %s', async (_name, source, html) => {
    expect(await shown(storage(source))).toContain(html);
  });

  it.each([
    ['info', 'info'],
    ['note', 'warning'],
    ['warning', 'error'],
    ['tip', 'success'],
    ['panel', 'note'],
  ])("shows the macro %s in the colour of ADF's %s", async (name, kind) => {
    expect(await shown(storage(macro(name, rich('<p>a</p>'))))).toContain(`<div class="panel ${kind}">`);
  });
});

describe('the wiki', () => {
  it('shows a published page with its title, place, author, labels and files', async () => {
    const world = signedIn();
    const id = await draft(world);
    const uploaded = await world.call(
      'PUT',
      `/wiki/rest/api/content/${id}/child/attachment?status=draft`,
      upload('a.png', 'PNG'),
    );
    const { fileId } =
      (uploaded.json as { results: { extensions: { fileId: string } }[] }).results[0]?.extensions ?? {};
    const media = { type: 'media', attrs: { type: 'file', id: fileId, collection: `contentId-${id}`, alt: 'Cat' } };
    const body = adf({ type: 'mediaSingle', attrs: { layout: 'center' }, content: [media] });
    await publish(world, id, { title: 'A <b>clip</b>', body });
    await world.call('POST', `/wiki/rest/api/content/${id}/label`, [{ prefix: 'global', name: 'clip' }]);
    const page = await visit(world, `/wiki/spaces/ENG/pages/${id}/A+clip`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1 class="title">A &lt;b&gt;clip&lt;/b&gt;</h1>');
    expect(page.text).toContain('<a href="/wiki/spaces/ENG">Engineering</a>');
    expect(page.text).toContain('By Mia Krystof · <time>2026-11-24</time>');
    expect(page.text).toContain('<li>clip</li>');
    expect(page.text).toContain(`<img src="/wiki/download/attachments/${id}/a.png" alt="Cat"/>`);
    const picture = await visit(world, `/wiki/download/attachments/${id}/a.png`);
    expect([picture.text, picture.headers.get('content-type')]).toEqual(['PNG', 'image/png']);
  });

  it('shows storage pictures by their names', async () => {
    const world = signedIn();
    const id = await draft(world, 'blogposts', 'Post');
    await world.call('PUT', `/wiki/rest/api/content/${id}/child/attachment?status=draft`, upload('b.png'));
    const body = storage('<ac:image><ri:attachment ri:filename="b.png"/></ac:image>');
    const answer = await world.call('PUT', `/wiki/api/v2/blogposts/${id}`, {
      id,
      status: 'current',
      title: 'Post',
      version: { number: 1 },
      body,
    });
    const { webui } = (answer.json as { _links: { webui: string } })._links;
    expect((await visit(world, `/wiki${webui}`)).text).toContain(
      `<img src="/wiki/download/attachments/${id}/b.png" alt="b.png"/>`,
    );
  });

  it('lists spaces, pages and posts, and finds a page by its id and its short link', async () => {
    const world = signedIn();
    const id = await draft(world);
    const answer = await publish(world, id);
    const { webui, tinyui } = (answer.json as { _links: { webui: string; tinyui: string } })._links;
    const link = `<a href="/wiki${webui}">Clip</a>`;
    expect((await visit(world, '/wiki')).text).toContain(link);
    expect((await visit(world, '/wiki/spaces/ENG')).text).toContain(link);
    expect((await visit(world, '/wiki')).text).toContain('R&amp;D &lt;b&gt;labs&lt;/b&gt; &quot;north&quot;');
    for (const path of [`/wiki/pages/viewpage.action?pageId=${id}`, `/wiki${tinyui}`])
      expect((await visit(world, path)).text).toContain('<h1 class="title">Clip</h1>');
  });

  it('says so where a page is a draft, in the trash or not there', async () => {
    const world = signedIn();
    const id = await draft(world);
    expect((await visit(world, `/wiki/spaces/ENG/pages/edit-v2/${id}`)).text).toContain('This page is draft');
    await publish(world, id);
    await world.call('DELETE', `/wiki/api/v2/pages/${id}`);
    expect((await visit(world, `/wiki/spaces/ENG/pages/${id}`)).text).toContain('This page is trashed');
    expect((await visit(world, '/wiki/spaces/ENG/pages/1')).status).toBe(404);
    expect((await visit(world, '/wiki/spaces/NOWHERE')).status).toBe(404);
    expect((await visit(world, '/elsewhere')).status).toBe(404);
  });

  it('runs nothing that strangers wrote', async () => {
    const world = signedIn();
    const id = await draft(world);
    const path = `/wiki/rest/api/content/${id}/child/attachment?status=draft`;
    await world.call('PUT', path, upload('x.html', '<script>alert(1)</script>', 'text/html'));
    const file = await visit(world, `/wiki/download/attachments/${id}/x.html`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect((await visit(world, '/wiki')).headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
