import { describe, expect, it } from 'vitest';
import { adfNodes } from '../../fake-confluence/bodies/adf-judge.ts';
import { adf, draft, errorOf, idOf, paragraph, publish, signedIn, storage, upload } from './signed-in.ts';

const mediaSingle = (attrs: Record<string, unknown>) => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [{ type: 'media', attrs }],
});
const bulletList = (...content: unknown[]) => ({ type: 'bulletList', content: [{ type: 'listItem', content }] });

describe('an ADF body', () => {
  it.each([
    ['a paragraph', adf(paragraph('Text'))],
    ['an empty document', adf()],
    ['a list in a list', adf(bulletList(paragraph('One'), bulletList(paragraph('Two'))))],
    ['a picture from the web', adf(mediaSingle({ type: 'external', url: 'https://news.example/a.png' }))],
  ])('may be %s', async (_name, body) => {
    const world = signedIn();
    const answer = await world.call('POST', '/wiki/api/v2/pages', { spaceId: world.space.id, title: 'Clip', body });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['no JSON', { representation: 'atlas_doc_format', value: '{' }],
    ['no document', { representation: 'atlas_doc_format', value: '{"foo":"bar"}' }],
    ['storage under its name', { representation: 'atlas_doc_format', value: '<p/>' }],
    ['a node nobody knows', adf({ type: 'marquee', content: [] })],
    ['a heading in a list item', adf(bulletList({ type: 'heading', attrs: { level: 1 } }))],
    ['a heading of level 7', adf({ type: 'heading', attrs: { level: 7 } })],
    [
      'a span that is text',
      adf({
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: '2' }, content: [paragraph('x')] }] },
        ],
      }),
    ],
    ['empty text', adf({ type: 'paragraph', content: [{ type: 'text', text: '' }] })],
  ])('is refused as a whole for %s', async (_name, body) => {
    const world = signedIn();
    const answer = await world.call('POST', '/wiki/api/v2/pages', { spaceId: world.space.id, title: 'Clip', body });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)?.title).toBe('Error converting ADF to storage format');
    expect([...world.fake.site.contents.values()].every(({ seeded }) => seeded)).toBe(true);
  });

  it('is refused, not fatal, where it is nested too deep', async () => {
    const world = signedIn();
    const depth = 5000;
    const list = '{"type":"bulletList","content":[{"type":"listItem","content":[';
    const value = `{"version":1,"type":"doc","content":[${list.repeat(depth)}${']}]}'.repeat(depth)}]}`;
    const body = { representation: 'atlas_doc_format', value };
    const answer = await world.call('POST', '/wiki/api/v2/pages', { spaceId: world.space.id, title: 'Deep', body });
    expect(answer.status).toBe(400);
  });

  it('may hold more nodes than a call takes arguments', () => {
    const content = Array.from({ length: 200_000 }, () => ({ type: 'rule' }));
    expect([...adfNodes({ type: 'doc', content })]).toHaveLength(200_001);
  });

  it.each([
    ['refused', 400],
    ['accepted', 200],
  ] as const)('is %s on blog posts, as switched', async (adfOnBlogPosts, status) => {
    const world = signedIn({ switches: { adfOnBlogPosts } });
    const body = adf(paragraph('Text'));
    const answer = await world.call('POST', '/wiki/api/v2/blogposts', { spaceId: world.space.id, title: 'Post', body });
    expect(answer.status).toBe(status);
  });

  it('can be refused always, as storage can, by switches', async () => {
    const world = signedIn();
    const id = await draft(world);
    Object.assign(world.fake.switches, { adf: 'refused', storage: 'refused' });
    expect(errorOf(await publish(world, id))?.title).toBe('Error converting ADF to storage format');
    expect(errorOf(await publish(world, id, { body: storage('<p/>') }))?.title).toMatch(/^Error parsing xhtml: /);
  });
});

describe('the files of an ADF body', () => {
  async function worldWithFile() {
    const world = signedIn();
    const id = await draft(world);
    const path = `/wiki/rest/api/content/${id}/child/attachment?status=draft`;
    const put = async () =>
      ((await world.call('PUT', path, upload())).json as { results: { extensions: { fileId: string } }[] }).results[0]
        ?.extensions.fileId;
    return { world, id, put };
  }
  const picture = (id: unknown, collection: string) => adf(mediaSingle({ type: 'file', id, collection }));

  it('are found by the fileId of this very content', async () => {
    const { world, id, put } = await worldWithFile();
    expect((await publish(world, id, { body: picture(await put(), `contentId-${id}`) })).status).toBe(200);
  });

  it('are not found by a made-up id, an older version, or in another collection', async () => {
    const { world, id, put } = await worldWithFile();
    const old = await put();
    const fresh = await put();
    expect(fresh).not.toBe(old);
    for (const [fileId, collection] of [
      ['11111111-2222-4333-8444-555555555555', `contentId-${id}`],
      [old, `contentId-${id}`],
      [fresh, 'contentId-1'],
    ] as const) {
      const answer = await publish(world, id, { body: picture(fileId, collection) });
      expect([answer.status, errorOf(answer)?.code]).toEqual([400, 'ATTACHMENT_VALIDATION_ERROR']);
    }
  });

  it('make a draft write vanish without a word, unless switched', async () => {
    const { world, id, put } = await worldWithFile();
    const body = picture(await put(), `contentId-${id}`);
    expect((await publish(world, id, { status: 'draft', body })).status).toBe(200);
    expect(world.fake.site.contents.get(id)?.body?.value).toBe('');
    world.fake.switches.draftWithMedia = 'stored';
    await publish(world, id, { status: 'draft', body });
    expect(world.fake.site.contents.get(id)?.body?.value).toContain('mediaSingle');
  });
});

describe('a storage body', () => {
  it.each([
    ['XHTML', '<p>One<br/>two &amp; three</p>'],
    [
      'a code macro',
      '<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body></ac:structured-macro>',
    ],
    [
      'a split CDATA',
      '<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[a]]]]><![CDATA[>b]]></ac:plain-text-body></ac:structured-macro>',
    ],
    ['an attached picture', '<ac:image ac:alt="A"><ri:attachment ri:filename="a.png"/></ac:image>'],
    ['numeric references', '<p>&#160;&#x1F600;</p>'],
    ['nothing', ''],
  ])('may be %s', async (_name, value) => {
    const world = signedIn();
    const body = storage(value);
    const answer = await world.call('POST', '/wiki/api/v2/blogposts', { spaceId: world.space.id, title: 'Post', body });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['a tag left open', '<p>One<br></p>'],
    ['a wrong end tag', '<p><b>x</p></b>'],
    ["an entity that is not XML's own", '<p>&nbsp;</p>'],
    ['an entity nobody knows', '<p>&bogus;</p>'],
    ['an attribute without a value', '<p><input checked/></p>'],
    [']]> in text', '<p>]]></p>'],
    ['a control character', '<p>\u0001</p>'],
    ['a NUL reference', '<p>&#0;</p>'],
    ['a prefix nobody declared', '<o:p>x</o:p>'],
    ['a root closed too early', '</ac:confluence><ac:confluence>'],
    ['a doctype', '<!DOCTYPE a [<!ENTITY b "c">]><p>&b;</p>'],
    ['a misspelled Confluence element', '<ac:imgae/>'],
    ['a lone less-than sign', '<p>a < b</p>'],
  ])('is refused for %s', async (_name, value) => {
    const world = signedIn();
    const body = storage(value);
    const answer = await world.call('POST', '/wiki/api/v2/blogposts', { spaceId: world.space.id, title: 'Post', body });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)?.title).toMatch(/^Error parsing xhtml: ./);
  });

  it('may publish a draft that began as ADF', async () => {
    const world = signedIn();
    const id = await draft(world);
    const answer = await publish(world, id, { body: storage('<p>Text</p>') });
    expect(idOf(answer)).toBe(id);
  });
});
