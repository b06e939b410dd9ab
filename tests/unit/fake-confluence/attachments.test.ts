import { describe, expect, it } from 'vitest';
import { attachmentsOf } from '../../fake-confluence/site.ts';
import { draft, publish, type SignedIn, signedIn, upload } from './signed-in.ts';

const pathTo = (id: string, status = 'draft') => `/wiki/rest/api/content/${id}/child/attachment?status=${status}`;
const messageOf = (answer: { json: unknown }) => (answer.json as { message: string }).message;
type Upload = { id: string; title: string; version: { number: number }; extensions: Record<string, unknown> };
const firstOf = (answer: { json: unknown }) => (answer.json as { results: Upload[] }).results[0];

async function withDraft(world: SignedIn = signedIn()) {
  const id = await draft(world);
  return { world, id };
}

describe('an upload', () => {
  it('is answered with a list, whatever was sent', async () => {
    const { world, id } = await withDraft();
    const answer = await world.call('PUT', pathTo(id), upload('a.png', '12345'));
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ size: 1 });
    expect(firstOf(answer)).toMatchObject({
      id: expect.stringMatching(/^att\d+$/),
      title: 'a.png',
      version: { number: 1 },
      extensions: { mediaType: 'image/png', fileSize: 5, fileId: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
    expect(attachmentsOf(world.fake.site, id).map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['12345']);
  });

  it('by PUT of the same name makes a new version with a new fileId, never a second file', async () => {
    const { world, id } = await withDraft();
    const first = firstOf(await world.call('PUT', pathTo(id), upload()));
    const second = firstOf(await world.call('PUT', pathTo(id), upload('a.png', 'other')));
    expect(second).toMatchObject({ id: first?.id, version: { number: 2 } });
    expect(second?.extensions['fileId']).not.toBe(first?.extensions['fileId']);
    expect(attachmentsOf(world.fake.site, id)).toHaveLength(1);
  });

  it('twice at once is still one file', async () => {
    const { world, id } = await withDraft();
    await Promise.all([world.call('PUT', pathTo(id), upload()), world.call('PUT', pathTo(id), upload())]);
    expect(attachmentsOf(world.fake.site, id)).toHaveLength(1);
  });

  it('by POST of the same name is a 400', async () => {
    const { world, id } = await withDraft();
    expect((await world.call('POST', pathTo(id), upload())).status).toBe(200);
    const answer = await world.call('POST', pathTo(id), upload());
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toContain(
      'Cannot add a new attachment with same file name as an existing attachment: a.png',
    );
    expect((await world.call('POST', pathTo(id), upload('b.png'))).status).toBe(200);
  });

  it.each([
    ['no file', (form: FormData) => form.delete('file')],
    ['no minorEdit', (form: FormData) => form.delete('minorEdit')],
    ['two comments for one file', (form: FormData) => [form.append('comment', 'a'), form.append('comment', 'b')]],
  ])('is refused with %s', async (_name, spoil) => {
    const { world, id } = await withDraft();
    const form = upload();
    spoil(form);
    expect((await world.call('PUT', pathTo(id), form)).status).toBe(400);
  });

  it('keeps its comment and takes several files', async () => {
    const { world, id } = await withDraft();
    const form = upload('a.png');
    form.append('file', new File(['b'], 'b.png', { type: 'image/png' }));
    form.append('comment', 'first');
    form.append('comment', 'second');
    await world.call('PUT', pathTo(id), form);
    expect(attachmentsOf(world.fake.site, id).map(({ comment }) => comment)).toEqual(['first', 'second']);
  });

  it('finds a draft only by status=draft, a page only by status=current, and nothing else at all', async () => {
    const { world, id } = await withDraft();
    const put = async (path: string) => (await world.call('PUT', path, upload())).status;
    expect(await put(pathTo(id, 'current'))).toBe(404);
    expect(await put(`/wiki/rest/api/content/${id}/child/attachment`)).toBe(404);
    expect(await put(pathTo(id, 'archived'))).toBe(400);
    expect(await put(pathTo('1'))).toBe(404);
    await publish(world, id);
    expect([await put(pathTo(id, 'draft')), await put(pathTo(id, 'current'))]).toEqual([404, 200]);
  });

  it('above the limit is a 404, as documented', async () => {
    const { world, id } = await withDraft(signedIn({ switches: { attachmentLimit: 5 } }));
    expect((await world.call('PUT', pathTo(id), upload('a.png', '12345'))).status).toBe(200);
    expect((await world.call('PUT', pathTo(id), upload('b.png', '123456'))).status).toBe(404);
  });

  it.each([
    ['draftAttachmentPut', 'PUT', 501],
    ['draftAttachmentPost', 'POST', 400],
  ] as const)('on a draft can be refused by %s, on a page not', async (name, method, status) => {
    const { world, id } = await withDraft(signedIn({ switches: { [name]: status } }));
    expect((await world.call(method, pathTo(id), upload())).status).toBe(status);
    expect((await world.call(method === 'PUT' ? 'POST' : 'PUT', pathTo(id), upload())).status).toBe(200);
    await publish(world, id);
    expect((await world.call(method, pathTo(id, 'current'), upload('b.png'))).status).toBe(200);
  });

  it('may leave the fileId out of the answer; v2 has it', async () => {
    const { world, id } = await withDraft(signedIn({ switches: { fileIdInUploadAnswer: false } }));
    const uploaded = firstOf(await world.call('PUT', pathTo(id), upload()));
    expect(uploaded?.extensions).not.toHaveProperty('fileId');
    const answer = await world.call('GET', `/wiki/api/v2/attachments/${uploaded?.id}`);
    expect(answer.json).toMatchObject({ fileId: expect.stringMatching(/^[\da-f-]{36}$/), pageId: id, fileSize: 7 });
  });

  it('that is no multipart is a 415', async () => {
    const { world, id } = await withDraft();
    expect((await world.call('PUT', pathTo(id), {}, { 'x-atlassian-token': 'no-check' })).status).toBe(415);
  });
});

describe('GET /pages/{id}/attachments', () => {
  it('lists the files of a draft, by name where asked, unless switched off', async () => {
    const { world, id } = await withDraft();
    for (const name of ['a.png', 'b.png']) await world.call('PUT', pathTo(id), upload(name));
    const list = (query: string) => world.call('GET', `/wiki/api/v2/pages/${id}/attachments${query}`);
    expect((await list('')).json).toMatchObject({ results: [{ title: 'a.png' }, { title: 'b.png' }] });
    expect((await list('?filename=b.png')).json).toMatchObject({
      results: [{ title: 'b.png', mediaType: 'image/png' }],
    });
    expect((await list('?filename=c.png')).json).toMatchObject({ results: [] });
    world.fake.switches.draftAttachmentsListed = false;
    expect((await list('')).status).toBe(404);
  });

  it('keeps pages and blog posts apart', async () => {
    const world = signedIn();
    const id = await draft(world, 'blogposts');
    await world.call('PUT', pathTo(id), upload());
    expect((await world.call('GET', `/wiki/api/v2/pages/${id}/attachments`)).status).toBe(404);
    const answer = await world.call('GET', `/wiki/api/v2/blogposts/${id}/attachments`);
    expect(answer.json).toMatchObject({ results: [{ blogPostId: id }] });
  });

  it('answers 404 for a file that is not there', async () => {
    expect((await signedIn().call('GET', '/wiki/api/v2/attachments/att1')).status).toBe(404);
  });
});
