import * as v from 'valibot';
import type { ClipId } from '../clip/clip';

/** One receipt that was put on a page, and what may still be asked in its name. */
export type ReceiptEntry = {
  receiptId: string;
  clipId: ClipId;
  tabId: number;
  /** Unknown until the receipt is on the page. */
  documentId?: string | undefined;
  /** It is on the page, as far as we know. */
  isShown: boolean;
  /** Its one action was taken. */
  isUsed: boolean;
  /** The browser would not open the popup for us, so the person has to. */
  isPopupRefused: boolean;
};

/** All receipts that may still be on a page, the oldest first, and how many messages fitted none of them. */
export type ReceiptLedger = { entries: readonly ReceiptEntry[]; ignored: number };

/** Where a message came from, as the browser says. */
export type ReceiptSender = { tabId: number; documentId?: string };

/** Receipts go away after seconds; this many are on pages at once only where something is wrong. */
const MOST = 20;

const LedgerSchema = v.object({
  entries: v.array(
    v.object({
      receiptId: v.string(),
      clipId: v.string(),
      tabId: v.number(),
      documentId: v.optional(v.string()),
      isShown: v.boolean(),
      isUsed: v.boolean(),
      isPopupRefused: v.boolean(),
    }),
  ),
  ignored: v.number(),
});

/** The ledger as it was stored, or an empty one. */
export function parseReceiptLedger(stored: unknown): ReceiptLedger {
  const parsed = v.safeParse(LedgerSchema, stored);
  return parsed.success ? parsed.output : { entries: [], ignored: 0 };
}

/** Enters a receipt, and drops the oldest where there are too many. */
export function enter(ledger: ReceiptLedger, entry: ReceiptEntry): ReceiptLedger {
  return { ...ledger, entries: [...ledger.entries, entry].slice(-MOST) };
}

/** Changes what is known of a receipt, if it is still in the ledger. */
export function amend(ledger: ReceiptLedger, receiptId: string, patch: Partial<ReceiptEntry>): ReceiptLedger {
  const entries = ledger.entries.map((entry) => (entry.receiptId === receiptId ? { ...entry, ...patch } : entry));
  return { ...ledger, entries };
}

/** Forgets a receipt: whatever is asked in its name from now on is ignored. */
export function strike(ledger: ReceiptLedger, receiptId: string): ReceiptLedger {
  return { ...ledger, entries: ledger.entries.filter((entry) => entry.receiptId !== receiptId) };
}

/** The receipt of a clip in a tab whose action is still to be taken. */
export function findOpen(ledger: ReceiptLedger, clipId: ClipId, tabId: number): ReceiptEntry | undefined {
  return ledger.entries.find((entry) => entry.clipId === clipId && entry.tabId === tabId && !entry.isUsed);
}

/** The receipt a message speaks for, or `undefined` if it is unknown, used, or on another page. */
export function findUsable(ledger: ReceiptLedger, receiptId: string, from: ReceiptSender): ReceiptEntry | undefined {
  const entry = ledger.entries.find((other) => other.receiptId === receiptId);
  if (entry === undefined || entry.isUsed || entry.tabId !== from.tabId) return undefined;
  const documentIds = new Set([entry.documentId, from.documentId].filter((id) => id !== undefined));
  return documentIds.size > 1 ? undefined : entry;
}
