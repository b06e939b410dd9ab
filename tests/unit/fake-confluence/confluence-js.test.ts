import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFakeConfluence, type FakeConfluence } from '../../fake-confluence/fake-confluence.ts';
import { type HttpServer, startHttpServer } from '../../fake-confluence/http-server.ts';
import { adf, paragraph, storage } from './signed-in.ts';

/*
 * confluence.js is a client that others wrote and try against the live service. It is the judge here: every answer has to
 * fit its schemas, and with its audit on, keys it has never heard of are noted as drift.
 */
vi.hoisted(() => {
  process.env['AUDIT_SCHEMAS'] = 'true';
});
const { createV1Client, createV2Client, NotFoundError, SchemaMismatchError } = await import('confluence.js');
const drift = () => Reflect.get(globalThis, Symbol.for('apis-code-gen.schemaAudit')) ?? [];

let fake: FakeConfluence;
let server: HttpServer;

beforeAll(async () => {
  // It leaves `minorEdit` out of uploads although the reference requires it.
  fake = createFakeConfluence({ switches: { indexLag: 0, minorEditRequired: false } });
  server = await startHttpServer(fake);
});
afterAll(() => server.close());

function clients() {
  const { accessToken, cloudId } = fake.signIn();
  const auth = { type: 'bearer', token: accessToken } as const;
  const config = { host: `${server.origin}/ex/confluence/${cloudId}`, auth };
  return { v1: createV1Client(config), v2: createV2Client(config) };
}

const spaceId = () => String(fake.site.spaces[0]?.id);
const media = (fileId: unknown, id: string) => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [{ type: 'media', attrs: { type: 'file', id: fileId, collection: `contentId-${id}` } }],
});

describe('confluence.js', () => {
  it('publishes a page with a picture, labels and a property, and finds it again', async () => {
    const { v1, v2 } = clients();
    const body = { spaceId: spaceId(), status: 'draft', title: 'Judged', body: adf(paragraph('…')) };
    const id = String((await v2.page.createPage({ body })).id);
    const uploaded = await v1.contentAttachments.createOrUpdateAttachments({
      id,
      status: 'draft',
      attachments: { filename: 'a.png', content: new Blob(['PNG'], { type: 'image/png' }) },
    });
    const [file] = (await v2.attachment.getPageAttachments({ id: Number(id) })).results ?? [];
    expect(uploaded.results[0]?.extensions?.['fileId']).toBe(file?.fileId);
    await v2.attachment.getAttachmentById({ id: String(file?.id) });
    const published = await v2.page.updatePage({
      id: Number(id),
      body: { id, status: 'current', title: 'Judged', version: { number: 1 }, body: adf(media(file?.fileId, id)) },
    });
    expect(published.status).toBe('current');
    await v1.contentLabels.addLabelsToContent({ id, body: [{ prefix: 'global', name: 'clip' }] });
    const property = await v2.contentProperties.createPageProperty({
      pageId: Number(id),
      key: 'source',
      value: { url: 'x' },
    });
    await v2.contentProperties.updatePagePropertyById({
      pageId: Number(id),
      propertyId: Number(property.id),
      key: 'source',
      value: { url: 'y' },
      version: { number: 2 },
    });
    await v2.contentProperties.getPageContentProperties({ pageId: Number(id), key: 'source' });
    await v2.label.getPageLabels({ id: Number(id) });
    await v2.page.getPageById({ id: Number(id), bodyFormat: 'storage' });
    const found = await v1.search.searchByCQL({ cql: 'type=page and title="Judged"' });
    expect(found.results[0]?.content?.id).toBe(id);
    await v2.page.deletePage({ id: Number(id) });
    expect(drift()).toEqual([]);
  });

  it('publishes a blog post from storage', async () => {
    const { v2 } = clients();
    const body = { spaceId: spaceId(), status: 'draft', title: 'Judged', body: storage('<p>…</p>') };
    const id = String((await v2.blogPost.createBlogPost({ body })).id);
    await v2.blogPost.updateBlogPost({
      id: Number(id),
      body: { id, status: 'current', title: 'Judged', version: { number: 1 }, body: storage('<p>Hello</p>') },
    });
    await v2.blogPost.getBlogPostById({ id: Number(id) });
    await v2.attachment.getBlogpostAttachments({ id: Number(id) });
    await v2.contentProperties.createBlogpostProperty({ blogpostId: Number(id), key: 'editor', value: 'v2' });
    expect((await v2.blogPost.getBlogPostsInSpace({ id: Number(spaceId()), title: 'Judged' })).results).toHaveLength(1);
    expect(drift()).toEqual([]);
  });

  it('reads spaces, the tree and the person', async () => {
    const { v1, v2 } = clients();
    expect((await v2.space.getSpaces({ limit: 2 })).results).toHaveLength(2);
    const space = await v2.space.getSpaceById({ id: Number(spaceId()) });
    await v2.page.getPagesInSpace({ id: Number(spaceId()), limit: 2 });
    await v2.children.getPageDirectChildren({ id: Number(space.homepageId) });
    expect((await v1.search.searchByCQL({ cql: 'type=space' })).results).not.toHaveLength(0);
    const person = await v1.users.getCurrentUser({ expand: ['personalSpace'] });
    expect(person?.accountId).toBe(fake.person.accountId);
    expect(drift()).toEqual([]);
  });

  it('names our refusals by its own error classes, and would notice a wrong shape', async () => {
    const { v2 } = clients();
    await expect(v2.page.getPageById({ id: 1 })).rejects.toBeInstanceOf(NotFoundError);
    fake.faults.add({ kind: 'rewrite', change: () => ({ results: [{ id: 12 }] }) });
    await expect(v2.page.getPages()).rejects.toBeInstanceOf(SchemaMismatchError);
    expect(drift()).toEqual([]);
    fake.faults.add({ kind: 'rewrite', change: () => ({ results: [{ id: '12', pageTitle: 'x' }], _links: {} }) });
    await v2.page.getPages();
    expect(drift()).toMatchObject([{ path: 'results.0', keys: ['pageTitle'] }]);
  });
});
