import { describe, expect, it, vi } from 'vitest';
import type { Body } from '../../../lib/confluence/confluence-client';
import { attachmentsOf } from '../../fake-confluence/site';
import { createDraft, draftOf, openSite, paragraph, storage, uploadOf } from './open-site';

describe.each([
  { type: 'page' as const, body: paragraph('Hello') },
  { type: 'blogpost' as const, body: storage('Hello') },
])('a $type', ({ type, body }) => {
  it('is a draft first, and published under the same id', async () => {
    const { client, spaceId, cloud } = openSite();
    const draft = await createDraft(client, spaceId('ENG'), type);
    expect(draft).toMatchObject({ status: 'draft', title: 'A clip', version: 1 });
    expect(await client.getContent(type, draft.id)).toMatchObject({ id: draft.id, status: 'draft' });
    const published = await client.publishDraft({ type, id: draft.id, title: 'A clip', body });
    expect(published).toMatchObject({ id: draft.id, status: 'current', version: 1 });
    expect(published.url).toMatch(new RegExp(`^${cloud.site.url}/wiki/spaces/ENG/`));
    expect(await client.getContent(type, draft.id)).toEqual(published);
    expect(cloud.site.contents.get(draft.id)).toMatchObject({ status: 'current', body });
  });

  it('is discarded for good as a draft', async () => {
    const { client, spaceId } = openSite();
    const { id } = await createDraft(client, spaceId('ENG'), type);
    await client.discardDraft(type, id);
    await expect(client.getContent(type, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(client.discardDraft(type, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes to the trash once it is published', async () => {
    const { client, spaceId, cloud } = openSite();
    const { id } = await createDraft(client, spaceId('ENG'), type);
    await client.publishDraft({ type, id, title: 'A clip', body });
    await client.moveToTrash(type, id);
    expect(cloud.site.contents.get(id)?.status).toBe('trashed');
  });

  it('takes files, labels and a property', async () => {
    const { client, spaceId, cloud } = openSite();
    const { id } = await createDraft(client, spaceId('ENG'), type);
    const attachment = await client.uploadToDraft(uploadOf(id, { type, comment: 'From the article' }));
    const [stored] = attachmentsOf(cloud.site, id);
    expect(attachment).toEqual({
      attachmentId: stored?.id,
      fileName: 'clip-1a2b3c4d-1.png',
      size: 3,
      fileId: stored?.fileId,
    });
    expect(stored).toMatchObject({ mediaType: 'image/png', comment: 'From the article' });
    expect(await client.listAttachments(type, id)).toEqual([attachment]);
    await client.publishDraft({ type, id, title: 'A clip', body });
    await client.addLabels(id, ['clip', 'to-read']);
    await client.addLabels(id, ['clip', 'a/b']);
    await client.removeLabels(id, ['a/b', 'never there']);
    await client.setProperty(type, id, 'quick-capture', { clipId: 'c1' });
    await client.setProperty(type, id, 'quick-capture', { clipId: 'c2' });
    const content = cloud.site.contents.get(id);
    expect(content?.labels.map(({ name }) => name)).toEqual(['clip', 'to-read']);
    expect(content?.properties).toMatchObject([{ key: 'quick-capture', value: { clipId: 'c2' }, version: 2 }]);
  });

  it('is written back with another title, and whoever read it before comes too late', async () => {
    const { client, spaceId, cloud } = openSite();
    const { id } = await createDraft(client, spaceId('ENG'), type);
    await client.publishDraft({
      type,
      id,
      title: 'A clip',
      body: storage('Read & <em>written</em>'.replace('&', '&amp;')),
    });
    const read = await client.readPage(type, id);
    expect(read).toMatchObject({ id, status: 'current', title: 'A clip', version: 1 });
    expect(await client.rewritePage(type, { ...read, title: 'B clip' })).toMatchObject({ title: 'B clip', version: 2 });
    expect((await client.readPage(type, id)).body).toBe(read.body);
    await expect(client.rewritePage(type, { ...read, title: 'C clip' })).rejects.toMatchObject({ code: 'conflict' });
    expect(cloud.site.contents.get(id)).toMatchObject({ title: 'B clip', status: 'current' });
    await client.moveToTrash(type, id);
    await expect(client.readPage(type, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is filed below its parent if it can have one', async () => {
    const { client, spaceId, cloud } = openSite();
    const [found] = await client.searchParents('Research', 1, 'ENG');
    const parentId = type === 'page' ? found?.parent.id : undefined;
    const more = { type, body: storage('…'), ...(parentId !== undefined && { parentId }) };
    const { id } = await client.createDraft(draftOf(spaceId('ENG'), more));
    expect(cloud.site.contents.get(id)?.parentId).toBe(parentId);
  });
});

describe('a draft that Confluence refuses', () => {
  it.each([
    ['a title that is taken', { title: 'Reading list' }, 'title-taken'],
    ['a body that is no ADF', { body: { representation: 'atlas_doc_format', value: '{"type":"x"}' } }, 'body-refused'],
    ['a body that is no XHTML', { body: { representation: 'storage', value: '<p>' } }, 'body-refused'],
    ['a body over 5 MB', { body: storage('x'.repeat(5_300_000)) }, 'too-large'],
  ] satisfies [string, { title?: string; body?: Body }, string][])(
    'for %s, when it is published',
    async (_name, more, code) => {
      const { client, spaceId } = openSite();
      const { id } = await createDraft(client, spaceId('ENG'));
      const publication = { type: 'page' as const, id, title: 'A clip', body: paragraph('Hello'), ...more };
      await expect(client.publishDraft(publication)).rejects.toMatchObject({ code });
      expect(await client.getContent('page', id)).toMatchObject({ status: 'draft' });
    },
  );

  it('for want of permission, as if the space were not there', async () => {
    const { client, spaceId } = openSite();
    await expect(createDraft(client, spaceId('NEWS'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('because it is published already', async () => {
    const { client, spaceId } = openSite();
    const { id } = await createDraft(client, spaceId('ENG'));
    const publication = { type: 'page' as const, id, title: 'A clip', body: paragraph('Hello') };
    await client.publishDraft(publication);
    await expect(client.publishDraft(publication)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('because of a missing scope', async () => {
    const { client, spaceId, cloud } = openSite();
    const { accessToken } = cloud.signIn({ scopes: ['read:space:confluence'] });
    const { fetch } = cloud;
    vi.spyOn(cloud, 'fetch').mockImplementation((url, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${accessToken}`);
      return fetch(url, { ...init, headers });
    });
    await expect(createDraft(client, spaceId('ENG'))).rejects.toMatchObject({ code: 'scope' });
  });
});

describe('labels', () => {
  it('are not sent when there are none', async () => {
    const { client, requests } = openSite();
    await client.addLabels('1', []);
    expect(requests()).toEqual([]);
  });
});
