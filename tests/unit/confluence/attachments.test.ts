import { describe, expect, it, vi } from 'vitest';
import { createConfluenceClient } from '../../../lib/confluence/rest-client';
import { attachmentsOf } from '../../fake-confluence/site';
import { createDraft, openSite, uploadOf } from './open-site';

describe('an upload', () => {
  it('of the same name is a new version, not a second file', async () => {
    const { client, spaceId, cloud } = openSite();
    const { id } = await createDraft(client, spaceId('ENG'));
    const first = await client.uploadToDraft(uploadOf(id));
    const second = await client.uploadToDraft(uploadOf(id, { bytes: new Blob(['PNG again']) }));
    expect(second).toMatchObject({ attachmentId: first.attachmentId, size: 9 });
    expect(second.fileId).not.toBe(first.fileId);
    expect(attachmentsOf(cloud.site, id)).toHaveLength(1);
  });

  it.each([400, 404, 501] as const)(
    'goes by POST where PUT on a draft is refused with %d',
    async (draftAttachmentPut) => {
      const { client, spaceId, requests } = openSite({ switches: { draftAttachmentPut } });
      const { id } = await createDraft(client, spaceId('ENG'));
      const first = await client.uploadToDraft(uploadOf(id));
      const path = `rest/api/content/${id}/child/attachment`;
      expect(requests().slice(1)).toEqual([`PUT ${path}`, `POST ${path}`]);
      // POST makes a file once; the second time it is there, which is all that was asked for.
      expect(await client.uploadToDraft(uploadOf(id))).toEqual(first);
    },
  );

  it('asks for the file id where the answer lacks it', async () => {
    const { client, spaceId, cloud, requests } = openSite({ switches: { fileIdInUploadAnswer: false } });
    const { id } = await createDraft(client, spaceId('ENG'));
    const { fileId, attachmentId } = await client.uploadToDraft(uploadOf(id));
    expect(fileId).toBe(attachmentsOf(cloud.site, id)[0]?.fileId);
    expect(requests().at(-1)).toBe(`GET api/v2/attachments/${attachmentId}`);
  });

  it('over the limit of the site is not found, however it is tried', async () => {
    const { client, spaceId } = openSite({ switches: { attachmentLimit: 2 } });
    const { id } = await createDraft(client, spaceId('ENG'));
    await expect(client.uploadToDraft(uploadOf(id))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that is answered by nobody is not tried another way', async () => {
    const { client, spaceId, cloud, requests } = openSite();
    const { id } = await createDraft(client, spaceId('ENG'));
    cloud.faults.add({ kind: 'drop-after' }, { path: '/child/attachment' });
    await expect(client.uploadToDraft(uploadOf(id))).rejects.toMatchObject({ code: 'no-answer' });
    expect(requests()).toHaveLength(2);
  });

  it('keeps a strange file name as it is', async () => {
    const { client, spaceId } = openSite();
    const { id } = await createDraft(client, spaceId('ENG'));
    const { fileName } = await client.uploadToDraft(uploadOf(id, { fileName: 'ü "quoted" & 100%.png' }));
    expect(fileName).toBe('ü "quoted" & 100%.png');
  });

  it.each([
    [10, 60_001],
    [32_000_000, 1_060_000],
    [1_000_000_000, 3_600_000],
  ])('of %d bytes may take %d milliseconds', async (size, limit) => {
    const timeLimit = vi.fn((_milliseconds: number) => new AbortController().signal);
    const fetch = async () => Response.json({ results: [{ id: 'att1', title: 'a.png', extensions: { fileId: 'f' } }] });
    const site = { cloudId: 'cloud-1', name: 'Ours', url: 'https://ours.atlassian.net' };
    const client = createConfluenceClient({ site, fetch, now: () => 0, timeLimit });
    const bytes = new Blob(['x']);
    Object.defineProperty(bytes, 'size', { value: size });
    await client.uploadToDraft(uploadOf('1', { bytes }));
    expect(timeLimit).toHaveBeenCalledExactlyOnceWith(limit);
  });
});
