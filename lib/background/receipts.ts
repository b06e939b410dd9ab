import type { ClipId } from '../clip/clip';
import { parseReceiptMessage, type ReceiptAction } from '../messaging/receipt-protocol';
import type { ClipQueue } from '../queue/clip-queue';
import type { QueuedClip } from '../queue/queued-clip';
import type { ReceiptCommand, ReceiptFunctions, ReceiptPresence } from '../receipt/receipt-view';
import type { Appearance } from '../settings/settings';
import { coalesce } from './coalesce';
import type { PageTarget } from './page-reader';
import { createReceiptBook, type ReceiptBook, type ReceiptBookPorts } from './receipt-book';
import type { ReceiptEntry, ReceiptSender } from './receipt-ledger';
import type { DescribeReceipt } from './receipt-words';

export type ReceiptsPorts = ReceiptBookPorts & {
  /** Calls receipt.js in a page, after injecting it where `files` are given; rejects when the page is closed to us or gone. */
  callInPage(
    target: PageTarget,
    call: { files?: readonly string[]; name: keyof ReceiptFunctions; argument: ReceiptCommand },
  ): Promise<{ result: unknown; documentId: string | undefined }>;
  queue(): Promise<Pick<ClipQueue, 'get' | 'decide'>>;
  describe: DescribeReceipt;
  readAppearance(): Promise<Appearance>;
  publish(): Promise<void>;
  /** Opens the popup on this clip, where the browser allows it. */
  openPopup(clipId: ClipId): Promise<boolean>;
  openTab(url: string): Promise<void>;
  /** Goes on after the caller was answered. */
  inBackground(work: Promise<unknown>): void;
  /** Milliseconds since the epoch. */
  now(): number;
};

/** How long a clip that is being changed is held back, in milliseconds, should its form never be closed. */
const TIME_TO_CHANGE = 120_000;

/** The receipts of quick saves, in the pages they were made on. A page may hide one, so nothing rests on them alone. */
export interface Receipts {
  /** Shows a stored clip's receipt in the tab; says whether the page let us. */
  show(clip: QueuedClip, tabId: number): Promise<boolean>;
  /** Brings every receipt that is open up to what its clip is now. */
  refresh(): Promise<void>;
  /** Does what a receipt asks for, once; any other message is counted and changes nothing. */
  act(message: unknown, from: ReceiptSender): Promise<void>;
  /** Does the work while no receipt is to be seen in the tab: a picture of the screen shall not show it. */
  withoutReceipt<Result>(tabId: number, work: () => Promise<Result>): Promise<Result>;
}

type Presence = { presence: ReceiptPresence; documentId?: string | undefined };

/** Speaks to one receipt's page; a page that is closed to us or gone has none. */
async function tell(
  { callInPage }: ReceiptsPorts,
  { tabId, documentId }: Pick<ReceiptEntry, 'tabId' | 'documentId'>,
  call: { files?: readonly string[]; argument: ReceiptCommand },
): Promise<Presence> {
  try {
    const target = { tabId, frameId: 0, ...(documentId !== undefined && { documentId }) };
    const { result, documentId: found } = await callInPage(target, { name: 'quickCaptureReceipt', ...call });
    return { presence: result === 'open' ? 'open' : 'closed', documentId: found };
  } catch {
    // The notification says the same.
    return { presence: 'closed' };
  }
}

/** What the steps below share. */
type Context = {
  ports: ReceiptsPorts;
  book: ReceiptBook;
  close(entry: ReceiptEntry): Promise<void>;
  refresh(): Promise<void>;
};

/** Gives what brings every open receipt up to what its clip is now; a page is not called for nothing. */
function createRefresh({ ports, book, close }: Omit<Context, 'refresh'>): () => Promise<void> {
  const shown = new Map<string, string>();
  const refreshOne = async (entry: ReceiptEntry): Promise<void> => {
    const { receiptId, clipId } = entry;
    const clip = await (await ports.queue()).get(clipId);
    if (!clip) return close(entry);
    const view = ports.describe(clip, entry);
    const words = JSON.stringify(view);
    if (shown.get(receiptId) === words) return;
    const { presence } = await tell(ports, entry, { argument: { type: 'update', view } });
    if (presence === 'closed') return book.strike(receiptId);
    shown.set(receiptId, words);
  };
  return coalesce(async () => {
    const { entries } = await book.read();
    const open = entries.filter(({ isShown }) => isShown);
    for (const receiptId of shown.keys()) {
      if (!open.some((entry) => entry.receiptId === receiptId)) shown.delete(receiptId);
    }
    for (const entry of open) await refreshOne(entry);
  });
}

/** Does what was asked for; says whether it was done, and if not, the receipt may be used again. */
async function perform(action: ReceiptAction, entry: ReceiptEntry, context: Context): Promise<boolean> {
  const { ports, book, close, refresh } = context;
  const queue = await ports.queue();
  switch (action) {
    case 'undo':
      await queue.decide(entry.clipId, { type: 'cancelled', at: ports.now() });
      ports.inBackground(ports.publish());
      ports.inBackground(refresh());
      return true;
    case 'change':
    case 'choose':
      // It must not be published under the person's hands.
      await queue.decide(entry.clipId, { type: 'held', until: ports.now() + TIME_TO_CHANGE });
      if (await ports.openPopup(entry.clipId)) {
        await close(entry);
        return true;
      }
      await book.amend(entry.receiptId, { isPopupRefused: true });
      await refresh();
      return false;
    case 'open': {
      const url = (await queue.get(entry.clipId))?.url;
      if (url === undefined) return false;
      await ports.openTab(url);
      await close(entry);
      return true;
    }
    default:
      return action satisfies never;
  }
}

/** Puts the receipt of a stored clip on its page; says whether the page let us. */
async function show({ clip, tabId }: { clip: QueuedClip; tabId: number }, context: Context): Promise<boolean> {
  const { ports, book, refresh } = context;
  const [entry, appearance] = await Promise.all([book.open(clip.id, tabId), ports.readAppearance()]);
  const view = { ...ports.describe(clip, entry), appearance };
  const argument: ReceiptCommand = { type: 'show', view };
  const { presence, documentId } = await tell(ports, { tabId }, { files: ['/receipt.js'], argument });
  if (presence === 'closed') {
    await book.strike(entry.receiptId);
    return false;
  }
  await book.amend(entry.receiptId, { isShown: true, documentId });
  // The clip went on while its receipt was drawn.
  ports.inBackground(refresh());
  return true;
}

/** Makes the receipts of the background. */
export function createReceipts(ports: ReceiptsPorts): Receipts {
  const book = createReceiptBook(ports);
  const close = async (entry: ReceiptEntry): Promise<void> => {
    const { receiptId } = entry;
    await tell(ports, entry, { argument: { type: 'close', receiptId } });
    await book.strike(receiptId);
  };
  const refresh = createRefresh({ ports, book, close });
  const context: Context = { ports, book, close, refresh };

  return {
    refresh,
    show: (clip, tabId) => show({ clip, tabId }, context),
    act: async (message, from) => {
      const request = parseReceiptMessage(message);
      const entry = request && (await book.take(request.receiptId, from));
      if (!request || !entry) return book.countIgnored();
      let isDone = false;
      try {
        isDone = await perform(request.action, entry, context);
      } finally {
        if (!isDone) await book.amend(entry.receiptId, { isUsed: false });
      }
    },
    withoutReceipt: async (tabId, work) => {
      const { entries } = await book.read();
      const entry = entries.findLast((other) => other.tabId === tabId && other.isShown);
      if (!entry) return work();
      await tell(ports, entry, { argument: { type: 'conceal' } });
      try {
        return await work();
      } finally {
        await tell(ports, entry, { argument: { type: 'reveal' } });
      }
    },
  };
}
