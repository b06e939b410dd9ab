import { beforeEach, describe, expect, it } from 'vitest';
import { parseReceiptLedger, type ReceiptLedger } from '../../../lib/background/receipt-ledger';
import { createReceiptWords } from '../../../lib/background/receipt-words';
import { createReceipts, type ReceiptsPorts } from '../../../lib/background/receipts';
import type { ReceiptAction } from '../../../lib/messaging/receipt-protocol';
import type { PersonEvent } from '../../../lib/queue/clip-event';
import type { QueuedClip } from '../../../lib/queue/queued-clip';
import type { ReceiptCommand, ReceiptView } from '../../../lib/receipt/receipt-view';

const TAB = 7;
const HERE = { tabId: TAB, documentId: 'd1' };
const PAGE_URL = 'https://site.example/wiki/pages/1';

const clip = {
  id: 'a1',
  title: 'News',
  state: 'queued',
  assets: [],
  destination: { cloudId: 'c', space: { id: '1', key: 'ENG', name: 'Engineering' }, type: 'page', labels: [] },
} as Partial<QueuedClip> as QueuedClip;

const picture = (state: 'pending' | 'stored' | 'lost') =>
  ({ id: state, state }) as Partial<QueuedClip['assets'][number]> as QueuedClip['assets'][number];

const describeReceipt = createReceiptWords({
  translate: (key, ...substitutions) => [key, ...substitutions].join('|'),
  formatNumber: String,
  nameOfPlace: ({ space }) => space.name,
  describeReason: (reason) => ({ words: `because of ${reason}`, remedy: `mend ${reason}` }),
});

/** A page that keeps receipts as a real one does. */
function createPage() {
  const heard: ReceiptCommand[] = [];
  let view: ReceiptView | undefined;
  return {
    heard,
    view: () => view,
    takeAway: () => {
      view = undefined;
    },
    call: (command: ReceiptCommand): 'open' | 'closed' => {
      heard.push(command);
      if (command.type === 'show') view = command.view;
      if (command.type === 'update' && view?.receiptId === command.view.receiptId) view = command.view;
      if (command.type === 'close' && view?.receiptId === command.receiptId) view = undefined;
      return view === undefined ? 'closed' : 'open';
    },
  };
}

function createLock(): ReceiptsPorts['lock'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

function setUp(overrides: Partial<ReceiptsPorts> = {}) {
  const page = createPage();
  const stored: { clip: QueuedClip | undefined; ledger: ReceiptLedger; isPopupAllowed: boolean } = {
    clip,
    ledger: parseReceiptLedger(undefined),
    isPopupAllowed: true,
  };
  const done: string[] = [];
  const background: Promise<unknown>[] = [];
  let ids = 0;
  const ports: ReceiptsPorts = {
    ledger: {
      read: async () => parseReceiptLedger(structuredClone(stored.ledger)),
      write: async (ledger) => {
        stored.ledger = structuredClone(ledger);
      },
    },
    lock: createLock(),
    callInPage: async (_target, { argument }) => ({ result: page.call(argument), documentId: 'd1' }),
    queue: async () => ({
      get: async () => stored.clip,
      decide: async (_id, event: PersonEvent) => {
        done.push(event.type);
        if (event.type === 'cancelled') stored.clip = { ...clip, state: 'trash' };
        return stored.clip;
      },
    }),
    describe: describeReceipt,
    readAppearance: async () => 'dark',
    publish: async () => void done.push('publish'),
    openPopup: async () => {
      done.push('popup');
      return stored.isPopupAllowed;
    },
    openTab: async (url) => void done.push(url),
    inBackground: (work) => void background.push(work),
    createId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    now: () => 1_000,
    ...overrides,
  };
  const settle = async (): Promise<void> => {
    for (let work = background.shift(); work; work = background.shift()) await work;
  };
  return { receipts: createReceipts(ports), again: () => createReceipts(ports), page, stored, done, settle };
}

const message = (receiptId: string | undefined, action: ReceiptAction = 'undo') => ({
  type: 'receipt',
  receiptId,
  action,
});

describe('showing a receipt', () => {
  it('injects the script once, then only calls it', async () => {
    const injected: (readonly string[] | undefined)[] = [];
    const page = createPage();
    const { receipts, stored, settle } = setUp({
      callInPage: async (_target, { files, argument }) => {
        injected.push(files);
        return { result: page.call(argument), documentId: 'd1' };
      },
    });
    expect(await receipts.show(clip, TAB)).toBe(true);
    stored.clip = { ...clip, state: 'done', url: PAGE_URL };
    await receipts.refresh();
    await settle();
    expect(injected[0]).toEqual(['/receipt.js']);
    expect(injected.slice(1).filter((files) => files !== undefined)).toEqual([]);
    expect(page.view()?.heading).toBe('receiptPublishedIn|Engineering');
  });

  it('shows it as light or dark as the person chose', async () => {
    const { receipts, page } = setUp();
    await receipts.show(clip, TAB);
    expect(page.view()?.appearance).toBe('dark');
  });

  it('says so where the page is closed to scripts, and forgets it', async () => {
    const { receipts, stored } = setUp({ callInPage: () => Promise.reject(new Error('unreadable')) });
    expect(await receipts.show(clip, TAB)).toBe(false);
    expect(stored.ledger.entries).toEqual([]);
  });

  it('gives twenty presses of the key one receipt', async () => {
    const { receipts, stored } = setUp();
    await Promise.all(Array.from({ length: 20 }, () => receipts.show(clip, TAB)));
    expect(stored.ledger.entries).toHaveLength(1);
  });

  it('counts pictures as they arrive, and calls the page only for what is new', async () => {
    const { receipts, page, stored, settle } = setUp();
    stored.clip = { ...clip, assets: [picture('stored'), picture('pending'), picture('pending')] };
    await receipts.show(stored.clip, TAB);
    await settle();
    expect(page.view()?.detail).toBe('receiptPictures|1|3');
    const calls = page.heard.length;
    await receipts.refresh();
    expect(page.heard).toHaveLength(calls);
    stored.clip = { ...clip, assets: [picture('stored'), picture('stored'), picture('lost')] };
    await receipts.refresh();
    expect(page.view()?.detail).toBe('receiptPictures|2|3');
  });

  it('leaves a receipt alone that has gone by itself', async () => {
    const { receipts, page, stored, settle } = setUp();
    await receipts.show(clip, TAB);
    await settle();
    page.takeAway();
    stored.clip = { ...clip, state: 'done', url: PAGE_URL };
    await receipts.refresh();
    expect(page.view()).toBeUndefined();
    expect(stored.ledger.entries).toEqual([]);
  });

  it('takes it away when the clip is gone', async () => {
    const { receipts, page, stored, settle } = setUp();
    await receipts.show(clip, TAB);
    await settle();
    stored.clip = undefined;
    await receipts.refresh();
    expect(page.view()).toBeUndefined();
  });

  it('goes on after the death of the worker', async () => {
    const { receipts, again, page, stored, done, settle } = setUp();
    await receipts.show(clip, TAB);
    await settle();
    const reborn = again();
    stored.clip = { ...clip, state: 'done', url: PAGE_URL };
    await reborn.refresh();
    expect(page.view()?.actions.map(({ action }) => action)).toContain('open');
    await reborn.act(message(page.view()?.receiptId), HERE);
    expect(done).toContain('cancelled');
  });

  it('is not to be seen while a picture of the screen is taken', async () => {
    const { receipts, page, settle } = setUp();
    await receipts.show(clip, TAB);
    await settle();
    const before = page.heard.length;
    const broken = receipts.withoutReceipt(TAB, async () => {
      expect(page.heard.at(-1)?.type).toBe('conceal');
      throw new Error('no picture');
    });
    await expect(broken).rejects.toThrow('no picture');
    expect(page.heard.slice(before).map(({ type }) => type)).toEqual(['conceal', 'reveal']);
    expect(await receipts.withoutReceipt(99, async () => 'picture')).toBe('picture');
    expect(page.heard).toHaveLength(before + 2);
  });
});

describe('the words of a receipt', () => {
  const entry = { receiptId: 'r', isPopupRefused: false };
  const actions = (row: QueuedClip) => describeReceipt(row, entry).actions.map(({ label }) => label);

  it.each([
    { state: 'queued', heading: 'receiptSavedTo|Engineering', labels: ['receiptChange', 'undo'] },
    { state: 'publishing', heading: 'receiptSavedTo|Engineering', labels: ['receiptChange', 'undo'] },
    { state: 'cancelling', heading: 'stateCancelling', labels: [] },
    { state: 'trash', heading: 'stateTrash', labels: [] },
  ] as const)('of a clip that is $state', ({ state, heading, labels }) => {
    expect(describeReceipt({ ...clip, state }, entry).heading).toBe(heading);
    expect(actions({ ...clip, state })).toEqual(labels);
  });

  it('offer Open once there is something to open', () => {
    expect(actions({ ...clip, state: 'published' })).toEqual(['receiptChange', 'undo']);
    expect(actions({ ...clip, state: 'done', url: PAGE_URL })).toEqual(['receiptChange', 'undo', 'open']);
  });

  it('say what a waiting clip lacks, and offer it', () => {
    const { destination: _nowhere, ...rest } = clip;
    const waiting: QueuedClip = { ...rest, state: 'needs-user', reason: 'destination' };
    expect(describeReceipt(waiting, entry)).toMatchObject({
      tone: 'needs-person',
      heading: 'receiptNeedsPerson',
      detail: 'because of destination',
    });
    expect(actions(waiting)).toEqual(['mend destination', 'undo']);
  });

  it('hold no address of the clip and no id but their own', () => {
    const row = { ...clip, state: 'done', url: PAGE_URL, draftId: '12345' } as const;
    const view = JSON.stringify(describeReceipt(row, entry));
    expect(view).not.toMatch(/https?:|a1|12345|"c"/);
  });
});

describe('acting on a receipt', () => {
  let world: ReturnType<typeof setUp>;
  let receiptId: string;

  beforeEach(async () => {
    world = setUp();
    await world.receipts.show(clip, TAB);
    await world.settle();
    receiptId = world.page.view()?.receiptId ?? '';
  });

  it('undoes, and says that it did', async () => {
    await world.receipts.act(message(receiptId), HERE);
    await world.settle();
    expect(world.done).toEqual(['cancelled', 'publish']);
    expect(world.page.view()).toMatchObject({ heading: 'stateTrash', actions: [] });
  });

  it('opens the popup to change, and goes', async () => {
    await world.receipts.act(message(receiptId, 'change'), HERE);
    // Held back first: it must not be published under the person's hands.
    expect(world.done).toEqual(['held', 'popup']);
    expect(world.page.view()).toBeUndefined();
  });

  it('says what to press where the browser opens no popup, and can still be used', async () => {
    world.stored.isPopupAllowed = false;
    await world.receipts.act(message(receiptId, 'choose'), HERE);
    expect(world.page.view()?.detail).toBe('receiptUseButton');
    await world.receipts.act(message(receiptId), HERE);
    expect(world.done).toEqual(['held', 'popup', 'cancelled', 'publish']);
  });

  it("opens the clip's own page and no other", async () => {
    await world.receipts.act(message(receiptId, 'open'), HERE);
    expect(world.done).toEqual([]);
    world.stored.clip = { ...clip, state: 'done', url: PAGE_URL };
    await world.receipts.act(message(receiptId, 'open'), HERE);
    expect(world.done).toEqual([PAGE_URL]);
  });

  it('can be tried again after it failed', async () => {
    const failing = setUp({ openPopup: () => Promise.reject(new Error('broken')) });
    await failing.receipts.show(clip, TAB);
    const id = failing.page.view()?.receiptId;
    await expect(failing.receipts.act(message(id, 'change'), HERE)).rejects.toThrow('broken');
    await failing.receipts.act(message(id, 'undo'), HERE);
    expect(failing.done).toContain('cancelled');
  });

  it('does nothing twice, even at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => world.receipts.act(message(receiptId), HERE)));
    expect(world.done.filter((what) => what === 'cancelled')).toHaveLength(1);
    expect(world.stored.ledger.ignored).toBe(19);
  });

  it.each([
    { what: 'another tab', message: () => message(receiptId), from: { ...HERE, tabId: 8 } },
    { what: 'another document in the tab', message: () => message(receiptId), from: { ...HERE, documentId: 'd2' } },
    { what: 'a forged id', message: () => message('00000000-0000-4000-8000-00000000dead'), from: HERE },
    { what: 'an id that is none', message: () => message('a1'), from: HERE },
    { what: 'no id', message: () => message(undefined), from: HERE },
    { what: 'an action there is not', message: () => ({ ...message(receiptId), action: 'publish' }), from: HERE },
    { what: 'another type', message: () => ({ ...message(receiptId), type: 'getToken' }), from: HERE },
    { what: 'something added', message: () => ({ ...message(receiptId), url: 'https://evil.example' }), from: HERE },
    { what: 'a call of a service', message: () => ({ service: 'background', method: 'signOut' }), from: HERE },
    { what: '65 MiB of id', message: () => message('a'.repeat(65 * 2 ** 20)), from: HERE },
    { what: '65 MiB beside it', message: () => ({ ...message(receiptId), x: 'a'.repeat(65 * 2 ** 20) }), from: HERE },
    { what: 'nothing', message: () => null, from: HERE },
    { what: 'a list', message: () => [message(receiptId)], from: HERE },
  ])('ignores and counts $what', async ({ message: make, from }) => {
    const before = structuredClone(world.stored.ledger.entries);
    await world.receipts.act(make(), from);
    expect(world.done).toEqual([]);
    expect(world.stored.ledger).toEqual({ entries: before, ignored: 1 });
  });

  it('keeps no more receipts than can be on pages', async () => {
    for (let count = 0; count < 50; count += 1) await world.receipts.show({ ...clip, id: `b${count}` }, TAB);
    expect(world.stored.ledger.entries).toHaveLength(20);
  });

  it('starts anew from a ledger that is broken', () => {
    expect(parseReceiptLedger({ entries: [{ receiptId: 1 }], ignored: 'x' })).toEqual({ entries: [], ignored: 0 });
  });
});
