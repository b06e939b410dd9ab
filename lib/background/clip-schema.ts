import * as v from 'valibot';
import type { Asset } from '../clip/asset';
import { LOSS_CODES, type Loss } from '../clip/loss';
import type { Source } from '../clip/source';
import { normalizeTitle } from '../clip/title';
import { MIRRORED_STATES, type WholeClip } from '../queue/mirror';
import { ACTIVE_STATES, type PageChange, type QueuedClip } from '../queue/queued-clip';
import { destinationSchema } from '../settings/destination-schema';
import { parseDocument } from './document-schema';

const text = v.exactOptional(v.pipe(v.string(), v.maxLength(2_000)));
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const contentId = v.pipe(v.string(), v.regex(/^\d{1,20}$/));
const clipId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const webAddress = v.pipe(
  v.string(),
  v.maxLength(65_536),
  v.regex(/^https?:/i),
  v.check((url) => URL.canParse(url)),
);

const sourceSchema = v.object({
  url: webAddress,
  title: v.string(),
  canonicalUrl: v.exactOptional(webAddress),
  siteName: text,
  author: text,
  published: text,
  language: text,
  textFragment: text,
}) satisfies v.GenericSchema<unknown, Source>;

const assetSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^\w{1,20}$/)),
  url: v.string(),
  name: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  state: v.picklist(['pending', 'stored', 'lost']),
  alt: v.exactOptional(v.string()),
  width: v.exactOptional(v.number()),
  height: v.exactOptional(v.number()),
  mediaType: text,
  size: v.exactOptional(count),
  loss: v.exactOptional(v.picklist(LOSS_CODES)),
  digest: text,
  isCrop: v.exactOptional(v.boolean()),
}) satisfies v.GenericSchema<unknown, Asset>;

const lossSchema = v.object({
  code: v.picklist(LOSS_CODES),
  count,
}) satisfies v.GenericSchema<unknown, Loss>;

const reasonSchema = v.picklist([
  'destination',
  'sign-in',
  'wrong-account',
  'scope',
  'forbidden',
  'space-missing',
  'title-taken',
  'body-refused',
  'too-large',
  'attachment-too-large',
  'page-gone',
  'conflict',
  'brought-back',
  'xsrf',
  'redirected',
  'imported',
  'refused',
]);

const ownerSchema = v.object({ cloudId: v.string(), accountId: v.string() });
const pictureSchema = v.object({
  attachmentId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  fileId: text,
  fileName: v.pipe(v.string(), v.regex(/^[\w.-]{1,128}$/)),
});
const abandonedSchema = v.object({ id: contentId, type: v.picklist(['page', 'blogpost']), owner: ownerSchema });

const changeSchema = v.object({
  removedLabels: v.array(v.string()),
  isToTop: v.exactOptional(v.literal(true)),
  mustWrite: v.exactOptional(v.literal(true)),
}) satisfies v.GenericSchema<unknown, PageChange>;

const rowSchema = v.object({
  id: clipId,
  revision: count,
  state: v.picklist(MIRRORED_STATES),
  resumeState: v.exactOptional(v.picklist(ACTIVE_STATES)),
  reason: v.exactOptional(reasonSchema),
  reasonDetail: text,
  reasonAsset: text,
  what: v.picklist(['selection', 'article', 'page', 'link', 'image']),
  source: sourceSchema,
  title: v.string(),
  assets: v.array(assetSchema),
  losses: v.array(lossSchema),
  keptShare: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  capturedAt: time,
  captureId: v.string(),
  destination: v.exactOptional(destinationSchema),
  owner: v.exactOptional(ownerSchema),
  onTitleTaken: v.picklist(['ask', 'number']),
  titleNumber: v.exactOptional(count),
  notBefore: time,
  attempts: count,
  draftId: v.exactOptional(contentId),
  abandonedDrafts: v.exactOptional(v.array(abandonedSchema)),
  attemptedPublish: v.boolean(),
  wire: v.picklist(['adf', 'storage']),
  attachments: v.record(v.pipe(v.string(), v.regex(/^\w{1,20}$/)), pictureSchema),
  missingSince: v.exactOptional(time),
  conflicts: v.exactOptional(count),
  orphanDrafts: v.exactOptional(count),
  change: v.exactOptional(changeSchema),
  url: v.exactOptional(webAddress),
  publishedAt: v.exactOptional(time),
  endedAt: v.exactOptional(time),
}) satisfies v.GenericSchema<unknown, QueuedClip>;

/** A draft belongs to an account and a place, and whoever was about to publish had one. */
function isConsistent({ state, resumeState, draftId, attemptedPublish, destination, owner }: QueuedClip): boolean {
  const step = state === 'needs-user' ? (resumeState ?? 'queued') : state;
  const isBegun = attemptedPublish || (step !== 'queued' && step !== 'cancelling');
  if (isBegun && draftId === undefined) return false;
  if (step !== 'queued' || draftId !== undefined) return destination !== undefined && owner !== undefined;
  return state === 'needs-user' || (destination !== undefined && owner !== undefined);
}

/**
 * A clip from its second copy or from a file of unknown origin; undefined when any part of it is not what this extension
 * writes. Fields that are not known are left out, and so is every property a `__proto__` in the file would bring.
 */
export function parseWholeClip(stored: unknown): WholeClip | undefined {
  const result = v.safeParse(v.object({ row: rowSchema, document: v.unknown() }), stored);
  if (!result.success || !isConsistent(result.output.row)) return undefined;
  const { row } = result.output;
  const document = parseDocument(result.output.document);
  if (document === undefined) return undefined;
  return { row: { ...row, title: normalizeTitle(row.title, row.source, row.capturedAt) }, document };
}
