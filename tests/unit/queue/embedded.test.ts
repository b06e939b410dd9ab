import { describe, expect, it } from 'vitest';
import type { AdfDocument } from '../../../lib/adf/nodes';
import { render } from '../../../lib/background/render';
import { createPublisher } from '../../../lib/queue/publisher';
import type { FakeConfluenceOptions } from '../../fake-confluence/fake-confluence';
import type { Fault } from '../../fake-confluence/fault';
import { attachmentsOf, savedContents } from '../../fake-confluence/site';
import { openSite } from '../confluence/open-site';
import { createMortalLife } from './mortal';
import { clip, destination, entry, pictures } from './samples';
import { createWorld, type World } from './world';

const PICTURES = 2;

const illustrated: AdfDocument = {
  version: 1,
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'All of it' }] },
    ...Array.from({ length: PICTURES }, (_, index) => ({
      type: 'mediaSingle' as const,
      attrs: { layout: 'center' as const },
      content: [
        {
          type: 'media' as const,
          attrs: { type: 'file' as const, id: String(index + 1), collection: '', width: 4, height: 4 },
        },
      ] as [{ type: 'media'; attrs: { type: 'file'; id: string; collection: string; width: number; height: number } }],
    })),
  ],
};

/** The real queue, client and renderer before the embedded Confluence. */
async function openDevice(type: 'page' | 'blogpost' = 'page', options: FakeConfluenceOptions = {}) {
  const site = openSite(options);
  const world = await createWorld();
  Object.assign(world.ports, { render, clientFor: async () => site.client });
  world.publisher = createPublisher(world.ports);
  const space = site.cloud.site.spaces.find(({ key }) => key === 'ENG') ?? site.cloud.site.spaces[0];
  if (!space) throw new Error('the site has no space');
  const sample = clip({ title: 'How tea is made', document: illustrated, assets: pictures(PICTURES) });
  const target = destination({ space, type, labels: ['tea'] });
  await world.capture(entry({ clip: sample, destination: target }));
  const requestsBefore = site.cloud.record.length;
  const saved = () => savedContents(site.cloud.site);
  return { ...site, world, saved, calls: () => site.cloud.record.slice(requestsBefore) };
}

type Device = Awaited<ReturnType<typeof openDevice>>;

async function bringToRest({ world, cloud }: Device): Promise<string | undefined> {
  for (let round = 0; round < 4 && (await world.state()) !== 'done'; round += 1) {
    await world.drain();
    await cloud.faults.deliverLate();
    if ((await world.state()) === 'needs-user') {
      await world.queue.decide('clip-1', { type: 'retried', at: world.clock.now });
    }
  }
  await cloud.faults.deliverLate();
  await world.drain();
  return world.state();
}

/** Exactly one visible page with all its pictures, its label and its property. */
function expectOneWholePage({ cloud, saved }: Device): void {
  const pages = saved().filter(({ status, versions }) => status !== 'draft' || versions.length > 0);
  expect(pages.map(({ status, versions }) => [status, versions.length])).toEqual([['current', 1]]);
  const [page] = pages;
  if (!page) return;
  expect(
    attachmentsOf(cloud.site, page.id)
      .map(({ fileName }) => fileName)
      .sort(),
  ).toEqual(['clip-0a1b2c3d-1.png', 'clip-0a1b2c3d-2.png']);
  expect(page.body?.value.match(/"type":"media"|<ac:image/g)).toHaveLength(PICTURES);
  expect(page.labels.map(({ name }) => name)).toEqual(['tea']);
  expect(page.properties.find(({ key }) => key === 'quick-capture')?.value).toMatchObject({ clipId: 'clip-1' });
}

describe('on the embedded Confluence', { timeout: 600_000 }, () => {
  it('a page costs one request for each call of the protocol', async () => {
    const device = await openDevice();
    await device.world.drain();
    expectOneWholePage(device);
    expect(device.calls().map(({ method }) => method)).toEqual(['POST', 'PUT', 'PUT', 'PUT', 'POST', 'POST']);
  });

  it('a post is written in storage form and costs one request more', async () => {
    const device = await openDevice('blogpost');
    await device.world.drain();
    expectOneWholePage(device);
    expect(device.calls()).toHaveLength(7);
    expect(device.saved()[0]).toMatchObject({ type: 'blogpost', body: { representation: 'storage' } });
  });

  it.each([
    ['the upload answer names no file id', { fileIdInUploadAnswer: false }],
    ['attachments of a draft are not listed', { draftAttachmentsListed: false }],
    ['neither is told', { fileIdInUploadAnswer: false, draftAttachmentsListed: false }],
    ['attachments of a draft can only be POSTed', { draftAttachmentPut: 400 as const }],
    ['a draft is found only by its status', { draftNeedsStatus: true }],
    ['a draft with media is stored empty', { draftWithMedia: 'stored-empty' as const }],
  ])('a page is whole although %s', async (_what, switches) => {
    const device = await openDevice('page', { switches });
    expect(await bringToRest(device)).toBe('done');
    expectOneWholePage(device);
  });

  it('a worker killed at every await leaves one whole page', async () => {
    for (let dieAt = 0; ; dieAt += 1) {
      const device = await openDevice();
      const life = createMortalLife(device.world.ports, (awaitNumber) => awaitNumber === dieAt);
      const ended = await Promise.race([createPublisher(life.ports).run(), life.died]);
      expect(await bringToRest(device), `after dying at await ${dieAt}`).toBe('done');
      expectOneWholePage(device);
      if (ended !== 'died') return;
    }
  });

  const faults: readonly Fault[] = [
    { kind: 'drop-before' },
    { kind: 'drop-after' },
    ...[408, 500, 502, 503, 504].flatMap((status): Fault[] => [
      { kind: 'status', status, when: 'before' },
      { kind: 'status', status, when: 'after' },
    ]),
    { kind: 'rate-limited' },
    { kind: 'rate-limited', retryAfter: '30' },
    { kind: 'rate-limited', retryAfter: 'Wed, 25 Nov 2026 00:00:00 GMT' },
    { kind: 'rate-limited', retryAfter: '99999999999' },
    { kind: 'unauthorized' },
    { kind: 'conflict' },
    { kind: 'redirect', to: 'https://evil.example/' },
    { kind: 'html', when: 'before' },
    { kind: 'html', when: 'after' },
    { kind: 'truncated' },
    { kind: 'truncated', reset: true },
    { kind: 'wrong-type' },
    { kind: 'empty' },
    { kind: 'duplicate' },
    { kind: 'repeat-later' },
    { kind: 'late' },
    { kind: 'flood', bytes: 6_000_000 },
  ];
  const cases = faults.map((fault) => ({ name: JSON.stringify(fault), fault }));
  it.each(cases)('$name at any request leaves one whole page', async ({ fault }) => {
    for (let nth = 1; nth <= 6; nth += 1) {
      const device = await openDevice();
      device.cloud.faults.add(fault, { nth });
      expect(await bringToRest(device), `at request ${nth}`).toBe('done');
      expectOneWholePage(device);
    }
  });
});

describe('undo on the embedded Confluence', () => {
  const undo = ({ queue, clock }: World) => queue.decide('clip-1', { type: 'cancelled', at: clock.now });

  it('leaves nothing behind before the publication', async () => {
    const device = await openDevice();
    device.cloud.faults.add({ kind: 'status', status: 503, when: 'before' }, { nth: 2 });
    await device.world.publisher.run();
    await undo(device.world);
    await device.world.drain();
    expect(device.saved()).toEqual([]);
  });

  it('moves the page to the trash after it', async () => {
    const device = await openDevice();
    await device.world.drain();
    await undo(device.world);
    await device.world.drain();
    expect(device.saved().map(({ status }) => status)).toEqual(['trashed']);
  });
});
