import { describe, expect, it } from 'vitest';
import { type CaptureServicePorts, createCaptureService } from '../../../lib/background/capture-service';
import type { Gesture } from '../../../lib/background/gesture';
import type { CapturedPage } from '../../../lib/clip/captured-page';
import type { CaptureKind, Clip } from '../../../lib/clip/clip';
import type { QueuedClip } from '../../../lib/queue/queued-clip';

const page: CapturedPage = {
  token: 't',
  what: 'page',
  source: { url: 'https://news.example/a', title: 'News' },
  title: 'News',
  document: { version: 1, type: 'doc', content: [{ type: 'paragraph' }] },
  images: [{ id: '1', url: 'https://news.example/a.png' }],
  losses: [],
  selectionText: '',
  isSensitive: false,
};

const gesture: Gesture = {
  tabId: 7,
  tab: { url: 'https://news.example/a', title: 'News' },
  request: { what: 'page' },
};

class ClosedPage extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

type Overrides = {
  read?: (frameId: number | undefined, what: CaptureKind) => Promise<CapturedPage>;
  assets?: Clip['assets'];
  preview?: Awaited<ReturnType<CaptureServicePorts['findPreview']>>;
};

function setUp(overrides: Overrides = {}) {
  const added: { clip: Clip; captureId: string }[] = [];
  const collected: string[] = [];
  let made = 0;
  const ports: CaptureServicePorts = {
    pageReader: {
      read: async ({ frameId }, { what }) => ({
        page: await (overrides.read?.(frameId, what) ?? page),
        documentId: 'd1',
      }),
      readImages: async () => ({ images: [], remaining: [] }),
      readPlaces: async () => [],
    },
    createClip: async (read) => ({
      id: `clip-${++made}`,
      what: read.what,
      source: read.source,
      title: read.title,
      document: read.document,
      assets: overrides.assets ?? [],
      losses: read.losses,
      capturedAt: 0,
    }),
    add: async (clip, { captureId }) => {
      const twin = added.find((other) => other.captureId === captureId);
      if (twin === undefined) added.push({ clip, captureId });
      return { id: (twin ?? { clip }).clip.id } as Partial<QueuedClip> as QueuedClip;
    },
    findPreview: async () => overrides.preview,
    collectPictures: async ({ id, wanted }) => {
      collected.push(...wanted.map((picture) => `${id}/${picture.id}`));
    },
    digest: async (text) => text,
  };
  return { capture: createCaptureService(ports), added, collected };
}

const quick = { intent: 'quick', isConfirmed: false } as const;

describe('capturing', () => {
  it('stores the clip, then collects its pictures', async () => {
    const { capture, added, collected } = setUp();
    const { row, pictures } = await capture(gesture, quick);
    await pictures;
    expect(added.map(({ clip }) => clip.id)).toEqual([row.id]);
    expect(collected).toEqual(['clip-1/1']);
  });

  it('gives twenty clicks one identity, and collects the pictures once', async () => {
    const { capture, added, collected } = setUp();
    const captured = await Promise.all(Array.from({ length: 20 }, () => capture(gesture, quick)));
    await Promise.all(captured.map(({ pictures }) => pictures));
    expect(new Set(captured.map(({ row }) => row.id)).size).toBe(1);
    expect(added).toHaveLength(1);
    expect(collected).toEqual(['clip-1/1']);
  });

  it('gives a preview again when the page still reads the same, and what is missing of its pictures', async () => {
    const asset = { id: '1', url: 'https://news.example/a.png', name: 'clip-1', state: 'pending' as const };
    const row = { id: 'known', what: 'page', title: 'News', assets: [] as (typeof asset)[] };
    const { document } = page;
    const capture = (change: Partial<typeof row>) => {
      const preview = { row: { ...row, ...change } as Partial<QueuedClip> as QueuedClip, document };
      const world = setUp({ preview });
      return { ...world, captured: world.capture(gesture, { intent: 'preview', isConfirmed: false, known: 'known' }) };
    };
    const same = capture({});
    expect((await same.captured).row.id).toBe('known');
    expect(same.added).toEqual([]);
    expect(same.collected).toEqual([]);
    const other = capture({ title: 'Olds' });
    expect((await other.captured).row.id).toBe('clip-1');
    const unfinished = setUp({
      preview: { row: { ...row, assets: [asset] } as Partial<QueuedClip> as QueuedClip, document },
      assets: [asset],
    });
    await unfinished.capture(gesture, { intent: 'preview', isConfirmed: false, known: 'known' });
    expect(unfinished.collected).toEqual(['known/1']);
  });

  it('makes another clip of another selection', async () => {
    const selections = ['one', 'two'];
    const { capture, added } = setUp({
      read: async () => ({ ...page, what: 'selection', selectionText: selections.shift() ?? '' }),
    });
    await capture({ ...gesture, request: { what: 'selection' } }, quick);
    await capture({ ...gesture, request: { what: 'selection' } }, quick);
    expect(added).toHaveLength(2);
  });

  it('keeps a quick save apart from the preview of an open popup', async () => {
    const { capture, added } = setUp();
    await capture(gesture, { intent: 'preview', isConfirmed: false });
    await capture(gesture, quick);
    expect(added).toHaveLength(2);
  });
});

describe('a page that no script may read', () => {
  const closed = { read: () => Promise.reject(new ClosedPage('unreadable')) };

  it('is saved as its link, and says so', async () => {
    const { capture, added } = setUp(closed);
    await capture(gesture, quick);
    expect(added[0]?.clip).toMatchObject({
      what: 'link',
      title: 'News',
      losses: [{ code: 'page-unreadable', count: 1 }],
    });
    expect(JSON.stringify(added[0]?.clip.document)).toContain('https://news.example/a');
  });

  it('keeps the text of a selection that the menu knows', async () => {
    const { capture, added } = setUp(closed);
    await capture({ ...gesture, request: { what: 'selection' }, selectionText: 'First line\nSecond line' }, quick);
    expect(added[0]?.clip.what).toBe('selection');
    expect(added[0]?.clip.document.content).toHaveLength(3);
  });

  it('saves the link under the pointer when that was asked for', async () => {
    const { capture, added } = setUp(closed);
    const request = { what: 'link', linkUrl: 'https://other.example/', linkText: 'Other' } as const;
    await capture({ ...gesture, request }, quick);
    expect(added[0]?.clip.title).toBe('Other');
  });

  it('saves where the picture under the pointer is, when that was asked for', async () => {
    const { capture, added } = setUp(closed);
    const request = { what: 'image', imageUrl: 'https://cdn.example/tide.png' } as const;
    await capture({ ...gesture, request }, quick);
    expect(added[0]?.clip).toMatchObject({ what: 'image', title: 'News', source: { url: 'https://news.example/a' } });
    const links = JSON.stringify(added[0]?.clip.document).match(/"href":"[^"]+"/g);
    expect(links).toEqual(['"href":"https://cdn.example/tide.png"', '"href":"https://news.example/a"']);
  });

  it('cannot be saved when the browser tells nothing of it', async () => {
    const { capture } = setUp(closed);
    await expect(capture({ ...gesture, tab: {} }, quick)).rejects.toMatchObject({ code: 'page-unreadable' });
  });

  it('is read from the top when only the frame is closed', async () => {
    const { capture, added } = setUp({
      read: (frameId) => (frameId === 0 ? Promise.resolve(page) : Promise.reject(new ClosedPage('unreadable'))),
    });
    await capture({ ...gesture, frameId: 4 }, quick);
    expect(added[0]?.clip.what).toBe('page');
  });

  it('is read whole where only the extractor stumbles', async () => {
    const asked: string[] = [];
    const { capture, added } = setUp({
      read: (_frameId, what) => {
        asked.push(what);
        return what === 'article' ? Promise.reject(new ClosedPage('unreadable')) : Promise.resolve(page);
      },
    });
    await capture({ ...gesture, request: { what: 'article' } }, quick);
    expect(asked).toEqual(['article', 'page']);
    expect(added[0]?.clip.what).toBe('page');
  });

  it('says that the tab is gone when it is', async () => {
    const { capture } = setUp({ read: () => Promise.reject(new ClosedPage('gone')) });
    await expect(capture(gesture, quick)).rejects.toMatchObject({ name: 'CaptureError', code: 'tab-gone' });
  });
});

describe('a sensitive page', () => {
  const sensitive = { read: async () => ({ ...page, isSensitive: true }) };

  it('is saved whole only when the person confirmed it', async () => {
    const { capture, added } = setUp(sensitive);
    await expect(capture(gesture, quick)).rejects.toMatchObject({ code: 'sensitive' });
    expect(added).toHaveLength(0);
    await capture(gesture, { ...quick, isConfirmed: true });
    expect(added).toHaveLength(1);
  });

  it('gives its selection without a question', async () => {
    const { capture, added } = setUp({ read: async () => ({ ...page, isSensitive: true, what: 'selection' }) });
    await capture(gesture, quick);
    expect(added).toHaveLength(1);
  });
});
