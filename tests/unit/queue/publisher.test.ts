import { describe, expect, it } from 'vitest';
import { createPublisher } from '../../../lib/queue/publisher';
import { QueueError } from '../../../lib/queue/queue-error';
import { clip, destination, entry, pictures, START } from './samples';
import { createWorld, nthCall, type World, type WorldOptions } from './world';

const names = (calls: readonly { name: string }[]): string[] => calls.map(({ name }) => name);

describe('a clip without faults', () => {
  it('costs two calls and one for its property', async () => {
    const world = await createWorld();
    await world.capture(entry());
    await world.drain();
    expect(names(world.server.calls)).toEqual(['createDraft', 'publishDraft', 'setProperty']);
    expect(await world.state()).toBe('done');
  });

  it('costs one call more for each picture and one for all labels', async () => {
    const world = await createWorld();
    await world.capture(
      entry({ clip: clip({ assets: pictures(5) }), destination: destination({ labels: ['a', 'b'] }) }),
    );
    await world.drain();
    expect(names(world.server.calls)).toEqual([
      'createDraft',
      ...Array.from({ length: 5 }, () => 'uploadToDraft'),
      'publishDraft',
      'addLabels',
      'setProperty',
    ]);
    expect(await world.state()).toBe('done');
  });

  it('costs one call more as a post, for its editor', async () => {
    const world = await createWorld();
    await world.capture(entry({ destination: destination({ type: 'blogpost' }) }));
    await world.drain();
    expect(names(world.server.calls)).toEqual(['createDraft', 'publishDraft', 'setProperty', 'setProperty']);
  });
});

describe('what is published', () => {
  it('holds the document, the pictures, the labels and where it came from', async () => {
    const world = await createWorld();
    const target = destination({ labels: ['tea'], parent: { id: '77', title: 'Drinks' } });
    await world.capture(entry({ clip: clip({ assets: pictures(2) }), destination: target }));
    await world.drain();
    const [page] = world.server.contents.values();
    expect(page).toMatchObject({ status: 'current', title: 'Tea clip-1', spaceId: '11', parentId: '77', type: 'page' });
    expect(page?.body.value).toContain('All of clip-1');
    expect(page?.body.value.match(/file:/g)).toHaveLength(2);
    expect([...(page?.labels ?? [])]).toEqual(['tea']);
    expect(page?.properties.get('quick-capture')).toEqual({ clipId: 'clip-1', source: 'https://news.example/clip-1' });
  });

  it('says in its property what could not be kept, pictures that were lost on the way among it', async () => {
    const world = await createWorld();
    const losses = [{ code: 'table-flattened' as const, count: 2 }];
    const sample = clip({ assets: pictures(1), losses });
    await world.capture(entry({ clip: sample }), { arePicturesPending: true });
    await world.queue.losePicture('clip-1', sample.assets[0]?.id ?? '', 'image-unreadable');
    await world.drain();
    const [page] = world.server.contents.values();
    expect(page?.properties.get('quick-capture')).toEqual({
      clipId: 'clip-1',
      source: 'https://news.example/clip-1',
      losses: [...losses, { code: 'image-unreadable', count: 1 }],
    });
  });

  it('is a post in storage form with the new editor', async () => {
    const world = await createWorld();
    const target = destination({ type: 'blogpost', parent: { id: '77', title: 'Drinks' } });
    await world.capture(entry({ clip: clip({ assets: pictures(1) }), destination: target }));
    await world.drain();
    const [post] = world.server.contents.values();
    expect(post).toMatchObject({ status: 'current', type: 'blogpost', parentId: undefined });
    expect(post?.body).toMatchObject({ representation: 'storage' });
    expect(post?.body.value).toContain('name:clip-0a1b2c3d-1.png');
    expect(post?.properties.get('editor')).toBe('v2');
  });

  it('begins as a draft of one line without pictures', async () => {
    const world = await createWorld({ faultFor: nthCall({ uploadToDraft: [{ code: 'server', when: 'before' }] }) });
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    await world.publisher.run();
    const [draft] = world.server.contents.values();
    expect(draft?.status).toBe('draft');
    expect(draft?.body.value).toContain('https://news.example/clip-1');
    expect(draft?.body.value).not.toContain('All of');
  });

  it('leaves a tombstone and no payload', async () => {
    const world = await createWorld();
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    await world.drain();
    expect(await world.queue.getDocument('clip-1')).toBeUndefined();
    expect(await world.queue.getPicture('clip-1', '1')).toBeUndefined();
    const [tombstone] = await world.queue.history({ limit: 5 });
    expect(tombstone).toMatchObject({
      clipId: 'clip-1',
      title: 'Tea clip-1',
      sourceUrl: 'https://news.example/clip-1',
    });
    expect(world.published).toEqual(['clip-1']);
  });
});

describe('after an interruption', () => {
  it('asks the server before it publishes again', async () => {
    const world = await createWorld({ faultFor: nthCall({ publishDraft: [{ code: 'timeout', when: 'after' }] }) });
    await world.capture(entry());
    await world.drain();
    expect(names(world.server.calls)).toEqual(['createDraft', 'publishDraft', 'getContent', 'setProperty']);
    expect(await world.state()).toBe('done');
  });

  it('lists what is uploaded and sends only what is missing', async () => {
    const faults = nthCall({ uploadToDraft: [undefined, { code: 'server', when: 'after' }] });
    const world = await createWorld({ faultFor: faults });
    await world.capture(entry({ clip: clip({ assets: pictures(2) }) }));
    await world.drain();
    expect(names(world.server.calls)).toEqual([
      'createDraft',
      'uploadToDraft',
      'uploadToDraft',
      'listAttachments',
      'publishDraft',
      'setProperty',
    ]);
  });

  it('publishes with the file ids the server has now', async () => {
    const faults = nthCall({ publishDraft: [{ code: 'server', when: 'before' }] });
    const world = await createWorld({ faultFor: faults });
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    await world.publisher.run();
    const [draft] = world.server.contents.values();
    const attachment = draft?.attachments.get('clip-0a1b2c3d-1.png');
    if (attachment) Object.assign(attachment, { fileId: 'f-new', versions: ['f-new'] });
    await world.drain();
    expect(draft).toMatchObject({ status: 'current' });
    expect(draft?.body.value).toContain('file:f-new');
  });

  it('reads the file id where the upload answer lacks it', async () => {
    const world = await createWorld();
    const upload = world.server.client.uploadToDraft;
    world.server.client.uploadToDraft = async (request) => {
      const { fileId: _unknown, ...answer } = await upload(request);
      return answer;
    };
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    await world.drain();
    expect(names(world.server.calls)).toContain('listAttachments');
    expect([...world.server.contents.values()][0]?.body.value).toMatch(/file:f\d+/);
  });

  it('names pictures by their files when their ids cannot be had', async () => {
    const world = await createWorld();
    const { uploadToDraft, listAttachments } = world.server.client;
    world.server.client.uploadToDraft = async (request) => {
      const { fileId: _unknown, ...answer } = await uploadToDraft(request);
      return answer;
    };
    world.server.client.listAttachments = async (type, id) => {
      await listAttachments(type, id);
      return [];
    };
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    await world.drain();
    const [page] = world.server.contents.values();
    expect(page?.body).toMatchObject({ representation: 'storage' });
    expect(await world.state()).toBe('done');
  });
});

describe('pictures', () => {
  it('are waited for, up to a minute after the capture, before anything is sent', async () => {
    const world = await createWorld();
    await world.capture(entry({ clip: clip({ assets: pictures(2) }) }), { arePicturesPending: true });
    await world.publisher.run();
    expect(world.server.calls).toEqual([]);
    expect(world.wakeAt).toBe(START + 60_000);
  });

  it('that have come let the clip go on in the same run', async () => {
    const world = await createWorld();
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }), { arePicturesPending: true });
    const bytes = new ArrayBuffer(3);
    await Promise.all([
      world.publisher.run(),
      world.queue.storePicture('clip-1', '1', { bytes, mediaType: 'image/png' }).then(() => world.publisher.run()),
    ]);
    expect(await world.state()).toBe('done');
  });

  it('that do not come are lost, and said to be', async () => {
    const world = await createWorld();
    await world.capture(entry({ clip: clip({ assets: pictures(2) }) }), { arePicturesPending: true });
    await world.queue.storePicture('clip-1', '2', { bytes: new ArrayBuffer(3), mediaType: 'image/gif' });
    await world.drain();
    const done = await world.queue.get('clip-1');
    expect(done).toMatchObject({ state: 'done', losses: [{ code: 'image-too-slow', count: 1 }] });
    expect(await world.queue.history({ limit: 1 })).toMatchObject([{ losses: [{ code: 'image-too-slow', count: 1 }] }]);
    expect([...world.server.contents.values()][0]?.body.value.match(/file:/g)).toHaveLength(1);
  });

  it('go up three at a time', async () => {
    const world = await createWorld();
    const upload = world.server.client.uploadToDraft;
    let underWay = 0;
    let most = 0;
    world.server.client.uploadToDraft = async (request) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
      return upload(request);
    };
    await world.capture(entry({ clip: clip({ assets: pictures(8) }) }));
    await world.drain();
    expect(most).toBe(3);
  });

  it('over the site’s limit (404 while the draft is there) are asked about, and can be left out', async () => {
    const faults = nthCall({ uploadToDraft: [undefined, { code: 'not-found', when: 'before' }] });
    const world = await createWorld({ faultFor: faults });
    await world.capture(entry({ clip: clip({ assets: pictures(2) }) }));
    await world.drain();
    expect(await world.queue.get('clip-1')).toMatchObject({
      state: 'needs-user',
      reason: 'attachment-too-large',
      reasonAsset: '2',
    });
    await world.queue.losePicture('clip-1', '2', 'image-too-large');
    await world.queue.decide('clip-1', { type: 'retried', at: world.clock.now });
    await world.drain();
    expect(await world.queue.get('clip-1')).toMatchObject({
      state: 'done',
      losses: [{ code: 'image-too-large', count: 1 }],
    });
  });

  describe('with the same bytes', () => {
    /** The first and the last of three are the same. */
    async function captureAlike(options: WorldOptions = {}) {
      const world = await createWorld(options);
      await world.capture(entry({ clip: clip({ assets: pictures(3) }) }), { arePicturesPending: true });
      for (const [id, text] of Object.entries({ '1': 'same', '2': 'other', '3': 'same' })) {
        const bytes = new TextEncoder().encode(text).buffer;
        await world.queue.storePicture('clip-1', id, { bytes, mediaType: 'image/png' });
      }
      await world.drain();
      return world;
    }
    const uploads = (world: World) => names(world.server.calls).filter((name) => name === 'uploadToDraft').length;
    const filesIn = (world: World) => [...world.server.contents.values()][0]?.body.value.match(/file:[^ "]*/g) ?? [];

    it('are one file, shown twice', async () => {
      const world = await captureAlike();
      expect(await world.state()).toBe('done');
      expect(uploads(world)).toBe(2);
      const [first, second, third] = filesIn(world);
      expect(third).toBe(first);
      expect(second).not.toBe(first);
    });

    it('are found again when the answer to their upload was lost', async () => {
      const world = await captureAlike({
        faultFor: nthCall({ uploadToDraft: [{ code: 'no-answer', when: 'after' }] }),
      });
      expect(await world.state()).toBe('done');
      expect(uploads(world)).toBe(2);
      expect(new Set(filesIn(world)).size).toBe(2);
    });

    it('are too large together', async () => {
      const world = await captureAlike({
        faultFor: nthCall({ uploadToDraft: [{ code: 'too-large', when: 'before' }] }),
      });
      expect(await world.queue.get('clip-1')).toMatchObject({ state: 'needs-user', reasonAsset: '1' });
      await world.queue.losePicture('clip-1', '1', 'image-too-large');
      await world.queue.decide('clip-1', { type: 'retried', at: world.clock.now });
      await world.drain();
      expect(await world.queue.get('clip-1')).toMatchObject({
        state: 'done',
        losses: [{ code: 'image-too-large', count: 2 }],
      });
      expect(filesIn(world)).toHaveLength(1);
    });
  });

  it('whose bytes are gone are lost instead of stopping the clip', async () => {
    const world = await createWorld();
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    const getPicture = world.queue.getPicture;
    world.queue.getPicture = async () => undefined;
    await world.drain();
    world.queue.getPicture = getPicture;
    expect(await world.queue.get('clip-1')).toMatchObject({
      state: 'done',
      losses: [{ code: 'image-unreadable', count: 1 }],
    });
  });
});

describe('titles', () => {
  it('take a number after a clash, on the same draft', async () => {
    const world = await createWorld();
    world.server.takenTitles.add('tea clip-1').add('tea clip-1 (2)');
    await world.capture(entry());
    await world.drain();
    expect([...world.server.contents.values()]).toHaveLength(1);
    expect([...world.server.contents.values()][0]).toMatchObject({ title: 'Tea clip-1 (3)', status: 'current' });
    expect(await world.queue.get('clip-1')).toMatchObject({ state: 'done', title: 'Tea clip-1 (3)' });
  });

  it('are asked for when the popup had warned, and the answer goes to the same draft', async () => {
    const world = await createWorld();
    world.server.takenTitles.add('tea clip-1');
    await world.capture(entry({ onTitleTaken: 'ask' }));
    await world.drain();
    expect(world.asked).toEqual(['clip-1: title-taken']);
    await world.queue.decide('clip-1', { type: 'edited', at: world.clock.now, title: 'Green tea' });
    await world.drain();
    expect([...world.server.contents.values()].map(({ title, status }) => [title, status])).toEqual([
      ['Green tea', 'current'],
    ]);
  });
});

describe('the storage form', () => {
  it('is tried once after a refused ADF body, on the same draft', async () => {
    const faults = nthCall({ publishDraft: [{ code: 'body-refused', when: 'before' }] });
    const world = await createWorld({ faultFor: faults });
    await world.capture(entry());
    await world.drain();
    const [page, ...others] = world.server.contents.values();
    expect(others).toEqual([]);
    expect(page).toMatchObject({ status: 'current', body: { representation: 'storage' } });
    expect(page?.properties.get('editor')).toBe('v2');
  });

  it('refused as well needs the person', async () => {
    const refused = { code: 'body-refused', when: 'before' } as const;
    const world = await createWorld({ faultFor: nthCall({ publishDraft: [refused, refused] }) });
    await world.capture(entry());
    await world.drain();
    expect(world.asked).toEqual(['clip-1: body-refused']);
  });
});

describe('a page or draft that is not found', () => {
  it('is believed gone only at the second look, a minute later; before the intent a new draft is made', async () => {
    const faults = nthCall({ uploadToDraft: [{ code: 'server', when: 'before' }] });
    const world = await createWorld({ faultFor: faults });
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    await world.publisher.run();
    const [draft] = world.server.contents.values();
    if (draft) draft.status = 'gone';
    await world.drain();
    expect(await world.state()).toBe('done');
    expect([...world.server.contents.values()].filter(({ status }) => status === 'current')).toHaveLength(1);
  });

  it('heals when the 404 was spurious', async () => {
    const gone = { code: 'not-found', when: 'before' } as const;
    const faults = nthCall({ publishDraft: [{ code: 'server', when: 'before' }], getContent: [gone] });
    const world = await createWorld({ faultFor: faults });
    await world.capture(entry());
    await world.drain();
    expect(await world.state()).toBe('done');
    expect([...world.server.contents.values()]).toHaveLength(1);
  });

  it('is never made again after the intent', async () => {
    const world = await createWorld({ faultFor: nthCall({ publishDraft: [{ code: 'server', when: 'after' }] }) });
    await world.capture(entry());
    await world.publisher.run();
    const [page] = world.server.contents.values();
    if (page) page.status = 'gone';
    await world.drain();
    expect(world.asked.at(-1)).toBe('clip-1: page-gone');
    expect([...world.server.contents.values()]).toHaveLength(1);
  });
});

describe('the queue as a whole', () => {
  it('goes on past a clip that always fails', async () => {
    const world = await createWorld({
      faultFor: ({ name, index }) =>
        name === 'createDraft' && index === 0 ? { code: 'server', when: 'before' } : undefined,
    });
    await world.capture(entry({ clip: clip({ id: 'a poison' }) }));
    await world.capture(entry({ clip: clip({ id: 'good' }) }));
    await world.publisher.run();
    expect([await world.state('a poison'), await world.state('good')]).toEqual(['queued', 'done']);
  });

  it('goes on past a clip that makes the renderer throw', async () => {
    const world = await createWorld();
    const { render } = world.ports;
    world.ports.render = (request) => {
      if (JSON.stringify(request.document).includes('All of a poison')) throw new Error('no such node');
      return render(request);
    };
    await world.capture(entry({ clip: clip({ id: 'a poison' }) }));
    await world.capture(entry({ clip: clip({ id: 'good' }) }));
    await world.drain(3);
    expect([await world.state('a poison'), await world.state('good')]).toEqual(['publishing', 'done']);
    expect(world.unexpected.length).toBeGreaterThan(0);
  });

  it('waits as long as a rate limit says, and sends nothing meanwhile', async () => {
    const faults = nthCall({ createDraft: [{ code: 'rate-limited', when: 'before', retryAfter: 120_000 }] });
    const world = await createWorld({ faultFor: faults });
    await world.capture(entry({ clip: clip({ id: 'first' }) }));
    await world.capture(entry({ clip: clip({ id: 'second' }) }));
    await world.publisher.run();
    await world.publisher.run();
    expect(world.server.calls).toHaveLength(1);
    expect(await world.queue.pause()).toMatchObject({ kind: 'rate-limited', until: START + 120_000 });
    expect(world.wakeAt).toBe(START + 120_000);
    await world.drain();
    expect([await world.state('first'), await world.state('second')]).toEqual(['done', 'done']);
    expect(await world.queue.pause()).toBeUndefined();
  });

  it('has three clips under way at once, and no more', async () => {
    const world = await createWorld();
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await world.capture(entry({ clip: clip({ id }) }));
    let [underWay, most] = [0, 0];
    world.ports.keepAlive = async (work) => {
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        await new Promise((resolve) => setTimeout(resolve, 0));
        return await work();
      } finally {
        underWay -= 1;
      }
    };
    await world.publisher.run();
    expect((await world.queue.count()).done).toBe(6);
    expect(most).toBe(3);
  });

  it('stops what is under way before its next step when one clip meets the rate limit', async () => {
    const limit = { code: 'rate-limited', when: 'before', retryAfter: 60_000 } as const;
    const world = await createWorld({ faultFor: nthCall({ createDraft: [limit] }) });
    for (const id of ['a', 'b', 'c', 'd', 'e']) await world.capture(entry({ clip: clip({ id }) }));
    const [together, paused] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let begun = 0;
    world.ports.keepAlive = async (work) => {
      begun += 1;
      const isFirst = begun === 1;
      if (begun === 3) together.resolve();
      await together.promise;
      if (isFirst) return work();
      const result = await work();
      await paused.promise;
      return result;
    };
    const { setPause } = world.queue;
    world.ports.queue = { ...world.queue, setPause: (pause) => setPause(pause).then(paused.resolve) };
    await createPublisher(world.ports).run();
    expect(names(world.server.calls)).toEqual(['createDraft', 'createDraft', 'createDraft']);
    expect(await world.queue.count()).toMatchObject({ drafted: 2, queued: 3 });
    expect(world.wakeAt).toBe(START + 60_000);
  });

  it('counts one failure where clips under way meet a limit together, and takes its longest pause', async () => {
    const limit = (retryAfter: number) => ({ code: 'rate-limited', when: 'before', retryAfter }) as const;
    const faults = { createDraft: [limit(60_000), limit(120_000), limit(30_000)] };
    const world = await createWorld({ faultFor: nthCall(faults), random: () => 0 });
    for (const id of ['a', 'b', 'c', 'd']) await world.capture(entry({ clip: clip({ id }) }));
    const together = Promise.withResolvers<void>();
    let begun = 0;
    world.ports.keepAlive = async (work) => {
      begun += 1;
      if (begun === 3) together.resolve();
      await together.promise;
      return work();
    };
    await world.publisher.run();
    expect(world.server.calls).toHaveLength(3);
    expect(await world.queue.pause()).toMatchObject({ kind: 'rate-limited', attempts: 0, until: START + 120_000 });
  });

  it('takes up no further clip once the queue itself has failed, and says so', async () => {
    const world = await createWorld();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await world.capture(entry({ clip: clip({ id }) }));
    const { transition } = world.queue;
    let isFull = true;
    world.ports.queue = {
      ...world.queue,
      transition: (seen, event) =>
        isFull && seen.id === 'a' ? Promise.reject(new QueueError('storage-full')) : transition(seen, event),
    };
    await expect(createPublisher(world.ports).run()).rejects.toMatchObject({ code: 'storage-full' });
    expect(names(world.server.calls).filter((name) => name === 'createDraft')).toHaveLength(3);
    isFull = false;
    await world.drain();
    expect((await world.queue.count()).done).toBe(5);
  });

  it('sends nothing while offline and all of it within a minute after', async () => {
    const world = await createWorld();
    world.isOnline = false;
    await world.capture(entry());
    await world.drain(10);
    expect(world.server.calls).toEqual([]);
    expect(await world.queue.pause()).toMatchObject({ kind: 'offline', since: START });
    const back = world.clock.now;
    world.isOnline = true;
    await world.drain();
    expect(await world.state()).toBe('done');
    expect(world.clock.now - back).toBeLessThanOrEqual(60_000);
  });

  it('takes two clips in a row without an answer for an absent network, and catches up quickly after', async () => {
    let isAway = true;
    const world = await createWorld({
      faultFor: () => (isAway ? { code: 'no-answer', when: 'before' } : undefined),
      random: () => 0.99,
    });
    for (const id of ['a', 'b', 'c', 'd']) await world.capture(entry({ clip: clip({ id }) }));
    await world.publisher.run();
    // The second and the third were under way together.
    expect(world.server.calls).toHaveLength(3);
    expect(await world.queue.pause()).toMatchObject({ kind: 'offline' });
    await world.drain(100);
    isAway = false;
    const back = world.clock.now;
    while ((await world.queue.count()).done < 4) {
      await world.publisher.run();
      world.clock.now = Math.max(world.clock.now, world.wakeAt ?? 0);
    }
    expect(world.clock.now - back).toBeLessThanOrEqual(2 * 60_000);
  });

  it('waits for a sign-in when the grant is gone, and goes on after it', async () => {
    const world = await createWorld({
      faultFor: nthCall({ publishDraft: [{ code: 'unauthorized', when: 'before' }] }),
    });
    await world.capture(entry());
    await world.publisher.run();
    expect(await world.queue.pause()).toMatchObject({ kind: 'auth' });
    world.signedInAs = undefined;
    await world.publisher.run();
    world.signedInAs = 'account-1';
    await world.publisher.signedIn({ accountId: 'account-1', cloudIds: ['cloud-1'] });
    expect(await world.state()).toBe('done');
  });

  it('never publishes under another account, and goes on when the right one is back', async () => {
    const world = await createWorld();
    world.signedInAs = 'somebody else';
    await world.capture(entry());
    await world.publisher.run();
    expect(world.server.calls).toEqual([]);
    expect(world.asked).toEqual(['clip-1: wrong-account']);
    await world.publisher.signedIn({ accountId: 'somebody else', cloudIds: ['cloud-1'] });
    expect(await world.state()).toBe('needs-user');
    world.signedInAs = 'account-1';
    await world.publisher.signedIn({ accountId: 'account-1', cloudIds: ['cloud-1'] });
    expect(await world.state()).toBe('done');
  });

  it('binds a clip captured before anyone signed in to the first account that reaches its site', async () => {
    const world = await createWorld();
    const { accountId: _nobody, ...unowned } = entry();
    await world.capture(unowned);
    expect(await world.queue.get('clip-1')).toMatchObject({ state: 'needs-user', reason: 'sign-in' });
    await world.publisher.signedIn({ accountId: 'account-1', cloudIds: ['cloud-1', 'cloud-2'] });
    expect(await world.queue.get('clip-1')).toMatchObject({
      state: 'done',
      owner: { cloudId: 'cloud-1', accountId: 'account-1' },
    });
  });

  it('sends nothing of a quick save before its time for Undo is over', async () => {
    const world = await createWorld();
    await world.capture(entry({ notBefore: START + 5_000 }));
    await world.publisher.run();
    expect(world.server.calls).toEqual([]);
    expect(world.wakeAt).toBe(START + 5_000);
    await world.queue.decide('clip-1', { type: 'cancelled', at: START + 3_000 });
    await world.drain();
    expect(world.server.calls).toEqual([]);
    expect(await world.state()).toBe('trash');
  });

  it('hears a nudge that comes in the very moment a run ends', async () => {
    const world = await createWorld();
    world.ports.schedule = async () => {
      if ((await world.queue.count()).done < 1) return;
    };
    await world.capture(entry());
    const first = world.publisher.run();
    const nextDueAt = world.queue.nextDueAt;
    world.queue.nextDueAt = async () => {
      world.queue.nextDueAt = nextDueAt;
      await world.capture(entry({ clip: clip({ id: 'late' }) }));
      void world.publisher.run();
      return nextDueAt();
    };
    await first;
    expect(await world.state('late')).toBe('done');
  });
});

describe('undo', () => {
  it('discards the draft before the intent', async () => {
    const world = await createWorld({ faultFor: nthCall({ uploadToDraft: [{ code: 'server', when: 'before' }] }) });
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    await world.publisher.run();
    await world.queue.decide('clip-1', { type: 'cancelled', at: world.clock.now });
    await world.drain();
    expect(await world.state()).toBe('trash');
    expect([...world.server.contents.values()].map(({ status }) => status)).toEqual(['gone']);
    expect(names(world.server.calls).slice(-1)).toEqual(['discardDraft']);
  });

  it('moves the page to the trash after it was published, and takes it out of the history', async () => {
    const world = await createWorld();
    await world.capture(entry());
    await world.drain();
    await world.queue.decide('clip-1', { type: 'cancelled', at: world.clock.now });
    await world.drain();
    expect(await world.state()).toBe('trash');
    expect([...world.server.contents.values()].map(({ status }) => status)).toEqual(['trashed']);
    expect(await world.queue.history({ limit: 5 })).toEqual([]);
  });

  it('catches a publication that arrives while the draft is being discarded', async () => {
    const world = await createWorld({ faultFor: nthCall({ publishDraft: [{ code: 'timeout', when: 'late' }] }) });
    await world.capture(entry());
    await world.publisher.run();
    await world.queue.decide('clip-1', { type: 'cancelled', at: world.clock.now });
    const getContent = world.server.client.getContent;
    world.server.client.getContent = async (type, id) => {
      const content = await getContent(type, id);
      world.server.deliverLate();
      return content;
    };
    await world.drain();
    expect(await world.state()).toBe('trash');
    expect([...world.server.contents.values()].map(({ status }) => status)).toEqual(['trashed']);
  });
});

describe('a change of the destination', () => {
  it('to another space gives up the draft and begins again there', async () => {
    const world = await createWorld({ faultFor: nthCall({ uploadToDraft: [{ code: 'server', when: 'before' }] }) });
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    await world.publisher.run();
    const there = destination({ space: { id: '22', key: 'OPS', name: 'Operations' } });
    await world.queue.decide('clip-1', { type: 'edited', at: world.clock.now, destination: there });
    await world.drain();
    expect([...world.server.contents.values()].map(({ spaceId, status }) => [spaceId, status])).toEqual([
      ['11', 'gone'],
      ['22', 'current'],
    ]);
  });

  it('within the space keeps the draft', async () => {
    const world = await createWorld({ faultFor: nthCall({ uploadToDraft: [{ code: 'server', when: 'before' }] }) });
    await world.capture(entry({ clip: clip({ assets: pictures(1) }) }));
    await world.publisher.run();
    const there = destination({ parent: { id: '99', title: 'Tea' }, labels: ['x'] });
    await world.queue.decide('clip-1', { type: 'edited', at: world.clock.now, destination: there });
    await world.drain();
    const [page, ...others] = world.server.contents.values();
    expect(others).toEqual([]);
    expect(page).toMatchObject({ parentId: '99', status: 'current' });
  });

  it('after the intent is refused for another space and taken for the parent', async () => {
    const world = await createWorld({ faultFor: nthCall({ publishDraft: [{ code: 'server', when: 'before' }] }) });
    await world.capture(entry());
    await world.publisher.run();
    const elsewhere = destination({ space: { id: '22', key: 'OPS', name: 'Operations' } });
    const edit = { type: 'edited', at: world.clock.now } as const;
    expect(await world.queue.decide('clip-1', { ...edit, destination: elsewhere })).toBeUndefined();
    const here = destination({ parent: { id: '99', title: 'Tea' } });
    expect(await world.queue.decide('clip-1', { ...edit, destination: here })).toMatchObject({ state: 'publishing' });
    await world.drain();
    expect([...world.server.contents.values()]).toMatchObject([{ parentId: '99', status: 'current' }]);
  });

  it.each([
    ['to another space', { destination: destination({ space: { id: '22', key: 'OPS', name: 'Operations' } }) }],
    ['of the title alone', { title: 'Green tea' }],
  ])('%s while the draft is being made leaves no second draft behind', async (_what, edit) => {
    const world = await createWorld();
    const { createDraft } = world.server.client;
    world.server.client.createDraft = async (draft) => {
      world.server.client.createDraft = createDraft;
      const created = await createDraft(draft);
      await world.queue.decide('clip-1', { type: 'edited', at: world.clock.now, ...edit });
      return created;
    };
    await world.capture(entry());
    await world.drain();
    expect(await world.state()).toBe('done');
    expect([...world.server.contents.values()].map(({ status }) => status)).toEqual(['gone', 'current']);
  });
});
