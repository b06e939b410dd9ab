import * as v from 'valibot';
import type { Call } from '../cloud.ts';
import { jsonOf } from './incoming.ts';
import { refuseV2 } from './refusal.ts';

const id = v.pipe(v.string(), v.regex(/^\d{1,20}$/, 'must be a numeric id in a string'));
const status = v.picklist(['current', 'draft']);
const bodyWrite = v.strictObject({
  representation: v.picklist(['storage', 'atlas_doc_format', 'wiki']),
  value: v.string(),
});
/** The nested form `{"storage": {...}}` is taken as well. */
const nestedBody = v.union([
  v.pipe(
    v.strictObject({ storage: bodyWrite }),
    v.transform(({ storage }) => storage),
  ),
  v.pipe(
    v.strictObject({ atlas_doc_format: bodyWrite }),
    v.transform((nested) => nested.atlas_doc_format),
  ),
  v.pipe(
    v.strictObject({ wiki: bodyWrite }),
    v.transform(({ wiki }) => wiki),
  ),
]);
const body = v.union([bodyWrite, nestedBody]);

const createFields = {
  spaceId: id,
  status: v.optional(status, 'current'),
  title: v.optional(v.string(), ''),
  body: v.optional(body),
};
const createPage = v.object({ ...createFields, parentId: v.optional(id), subtype: v.optional(v.literal('live')) });
const createPost = v.object({ ...createFields, createdAt: v.optional(v.pipe(v.string(), v.isoTimestamp())) });

const updateFields = {
  id,
  status,
  title: v.string(),
  body,
  version: v.strictObject({ number: v.pipe(v.number(), v.integer()), message: v.optional(v.string(), '') }),
  spaceId: v.optional(id),
};
const updatePage = v.object({ ...updateFields, parentId: v.optional(v.nullable(id)), ownerId: v.optional(v.string()) });
const updatePost = v.object({ ...updateFields, createdAt: v.optional(v.string()) });
const updateTitle = v.object({ status, title: v.string() });

/** A body as a caller writes it. */
export type BodyWrite = v.InferOutput<typeof bodyWrite>;
/** A create as it was asked for; a blog post has no parent. */
export type Creation = v.InferOutput<typeof createPage>;
/** An update as it was asked for. */
export type Update = v.InferOutput<typeof updatePage>;

const refuse = (status: number, words: string) => refuseV2(status, 'INVALID_REQUEST_PARAMETER', words);

function read<Entries extends v.ObjectEntries>(call: Call, schema: v.ObjectSchema<Entries, undefined>) {
  const strict = call.cloud.switches.unknownNames === 'refused';
  return jsonOf(call.incoming, strict ? v.strictObject(schema.entries) : schema, refuse);
}

/** The body of `POST /pages` or `/blogposts`. Throws 400 and 415. */
export const readCreation = (call: Call, type: 'page' | 'blogpost'): Creation =>
  type === 'page' ? read(call, createPage) : read(call, createPost);

/** The body of `PUT /pages/{id}` or `/blogposts/{id}`. Throws 400 and 415. */
export const readUpdate = (call: Call, type: 'page' | 'blogpost'): Update =>
  type === 'page' ? read(call, updatePage) : read(call, updatePost);

/** The body of `PUT /pages/{id}/title`. Throws 400 and 415. */
export const readTitleUpdate = (call: Call): v.InferOutput<typeof updateTitle> => read(call, updateTitle);
