import * as v from 'valibot';

/** What a person can ask for in the receipt of a quick save, in the page. */
export type ReceiptAction = 'undo' | 'change' | 'open' | 'choose';

/** The one message that a page's document may send to the background. */
export type ReceiptMessage = { type: 'receipt'; receiptId: string; action: ReceiptAction };

const ReceiptMessageSchema = v.strictObject({
  type: v.literal('receipt'),
  // A random UUID. The length is looked at first: what is too long is not read any further.
  receiptId: v.pipe(v.string(), v.length(36), v.uuid()),
  action: v.picklist(['undo', 'change', 'open', 'choose']),
});

/** A receipt's message, or `undefined` for anything else, however large: nothing may be missing and nothing added. */
export function parseReceiptMessage(message: unknown): ReceiptMessage | undefined {
  const parsed = v.safeParse(ReceiptMessageSchema, message, { abortEarly: true, abortPipeEarly: true });
  return parsed.success ? parsed.output : undefined;
}
