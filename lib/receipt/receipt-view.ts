import type { ReceiptAction } from '../messaging/receipt-protocol';

/** What the receipt is about at this moment: kept, published, waiting for the person, or taken back. */
export type ReceiptTone = 'saved' | 'published' | 'needs-person' | 'undone';

/** All that the receipt shows, in the person's language; nothing of it is secret, for a page may be hostile. */
export type ReceiptView = {
  /** Names this receipt to the background; good for one action. */
  receiptId: string;
  /** A BCP 47 tag. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** What the person chose; the first view decides. */
  appearance?: 'system' | 'light' | 'dark';
  tone: ReceiptTone;
  /** Whose receipt it is, for those who cannot see where it comes from. */
  label: string;
  heading: string;
  title: string;
  /** What the clip lacks, or how many of its pictures are there. */
  detail: string;
  actions: readonly { action: ReceiptAction; label: string }[];
  closeLabel: string;
};

/** What the background tells the receipt in a page; there is one at a time, and a new one takes the place of the last. */
export type ReceiptCommand =
  | { type: 'show'; view: ReceiptView }
  | { type: 'update'; view: ReceiptView }
  | { type: 'close'; receiptId: string }
  /** Unseen for the moment of a screenshot. */
  | { type: 'conceal' }
  | { type: 'reveal' };

/** Whether the receipt that was meant is on the page after a command. */
export type ReceiptPresence = 'open' | 'closed';

/** What receipt.js leaves in the isolated world's `globalThis`, where the background calls it. */
export type ReceiptFunctions = { quickCaptureReceipt(command: ReceiptCommand): Promise<ReceiptPresence> };
