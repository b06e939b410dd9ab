import * as v from 'valibot';
import type { CaptureKind, ClipId } from '../clip/clip';
import type { ContentType, Destination } from '../clip/destination';
import { destinationSchema } from './destination-schema';

/** Which blocks of which clip's document are left out, by their places in it, counted from 0. */
export type LeftOut = { clipId: ClipId; blocks: readonly number[] };

/**
 * What a popup that closed leaves for the next one on the same tab and address: only what the person changed. It lives
 * in memory, until the clip is saved, the page changes or the browser ends.
 */
export type KeptDraft = {
  version: 1;
  url: string;
  /** The preview that was made of the page. */
  clipId?: ClipId;
  /** What was chosen to be captured. */
  what?: CaptureKind;
  title?: string;
  place?: Omit<Destination, 'type' | 'labels'>;
  type?: ContentType;
  /** Labels that are set, and what was still being typed. */
  labels?: { labels: readonly string[]; typed: string };
  note?: string;
  leftOut?: LeftOut;
};

const keptDraftSchema = v.object({
  version: v.literal(1),
  url: v.string(),
  clipId: v.exactOptional(v.string()),
  what: v.exactOptional(v.picklist(['selection', 'article', 'page', 'link', 'image'])),
  title: v.exactOptional(v.string()),
  place: v.exactOptional(v.omit(destinationSchema, ['type', 'labels'])),
  type: v.exactOptional(destinationSchema.entries.type),
  labels: v.exactOptional(v.object({ labels: v.array(v.string()), typed: v.string() })),
  note: v.exactOptional(v.string()),
  leftOut: v.exactOptional(v.object({ clipId: v.string(), blocks: v.array(v.number()) })),
}) satisfies v.GenericSchema<unknown, KeptDraft>;

/** Reads what an earlier popup left; undefined when there is nothing or it is of another shape. */
export function parseKeptDraft(stored: unknown): KeptDraft | undefined {
  const result = v.safeParse(keptDraftSchema, stored);
  return result.success ? result.output : undefined;
}
