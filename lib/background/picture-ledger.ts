import * as v from 'valibot';
import type { ClipId } from '../clip/clip';
import type { PictureWish } from './picture-collector';

/** What is needed to ask a page for a clip's pictures again; which of them are still awaited, the queue knows. */
export type PictureErrand = Omit<PictureWish, 'wanted'>;

/** The clips whose pictures are being collected, the oldest first. */
export type PictureLedger = readonly PictureErrand[];

const LedgerSchema = v.array(
  v.object({
    clipId: v.string(),
    token: v.string(),
    target: v.object({
      tabId: v.number(),
      frameId: v.exactOptional(v.number()),
      documentId: v.exactOptional(v.string()),
    }),
    until: v.number(),
  }),
) satisfies v.GenericSchema<unknown, PictureErrand[]>;

/** The ledger as it was stored, or an empty one. */
export function parsePictureLedger(stored: unknown): PictureLedger {
  const parsed = v.safeParse(LedgerSchema, stored);
  return parsed.success ? parsed.output : [];
}

/** Enters an errand in place of an earlier one for the same clip. */
export function enterErrand(ledger: PictureLedger, errand: PictureErrand): PictureLedger {
  return [...strikeErrand(ledger, errand.clipId), errand];
}

/** Forgets a clip's errand. */
export function strikeErrand(ledger: PictureLedger, clipId: ClipId): PictureLedger {
  return ledger.filter((errand) => errand.clipId !== clipId);
}
