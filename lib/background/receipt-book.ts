import type { ClipId } from '../clip/clip';
import {
  amend,
  enter,
  findOpen,
  findUsable,
  type ReceiptEntry,
  type ReceiptLedger,
  type ReceiptSender,
  strike,
} from './receipt-ledger';

export type ReceiptBookPorts = {
  /** Outlives the worker, and not the browser. */
  ledger: { read(): Promise<ReceiptLedger>; write(ledger: ReceiptLedger): Promise<void> };
  /** Runs the work while no other holds it: two messages at once must not both find a receipt unused. */
  lock<Result>(work: () => Promise<Result>): Promise<Result>;
  /** A random UUID. */
  createId(): string;
};

/** The receipts that may be on pages, and what may still be asked in their names. */
export interface ReceiptBook {
  read(): Promise<ReceiptLedger>;
  /** The receipt of this clip in this tab, a new one if need be: twenty presses of the key are one. */
  open(clipId: ClipId, tabId: number): Promise<ReceiptEntry>;
  /** Uses a receipt up and gives it, unless it is not the sender's to use. */
  take(receiptId: string, from: ReceiptSender): Promise<ReceiptEntry | undefined>;
  amend(receiptId: string, patch: Partial<ReceiptEntry>): Promise<void>;
  strike(receiptId: string): Promise<void>;
  countIgnored(): Promise<void>;
}

/** Keeps the ledger: every change reads and writes it under the lock. */
export function createReceiptBook({ ledger, lock, createId }: ReceiptBookPorts): ReceiptBook {
  const change = (edit: (ledger: ReceiptLedger) => ReceiptLedger): Promise<void> =>
    lock(async () => ledger.write(edit(await ledger.read())));
  return {
    read: () => ledger.read(),
    amend: (receiptId, patch) => change((book) => amend(book, receiptId, patch)),
    strike: (receiptId) => change((book) => strike(book, receiptId)),
    countIgnored: () => change((book) => ({ ...book, ignored: book.ignored + 1 })),
    open: (clipId, tabId) =>
      lock(async () => {
        const book = await ledger.read();
        const known = findOpen(book, clipId, tabId);
        if (known) return known;
        const state = { isShown: false, isUsed: false, isPopupRefused: false };
        const entry: ReceiptEntry = { receiptId: createId(), clipId, tabId, ...state };
        await ledger.write(enter(book, entry));
        return entry;
      }),
    take: (receiptId, from) =>
      lock(async () => {
        const book = await ledger.read();
        const entry = findUsable(book, receiptId, from);
        if (entry) await ledger.write(amend(book, receiptId, { isUsed: true }));
        return entry;
      }),
  };
}
