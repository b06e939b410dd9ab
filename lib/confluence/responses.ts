import * as v from 'valibot';

/** An id goes into later paths, so nothing but digits; v1 writes some as numbers. */
const id = v.union([
  v.pipe(v.string(), v.regex(/^\d{1,20}$/)),
  v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.transform(String)),
]);
const attachmentId = v.pipe(v.string(), v.regex(/^(?:att)?\d{1,20}$/));
const fileId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const spaceKey = v.pipe(v.string(), v.regex(/^[^\s"\\\p{Cc}]{1,255}$/u));

/** A field that is nice to have: whatever else stands there counts as absent. */
function optional<Output>(schema: v.GenericSchema<unknown, Output>) {
  return v.fallback(v.optional(schema), undefined);
}

/** A list in which an odd entry is left out, so that one hostile or new thing does not hide all others. */
function listOf<Output>(schema: v.GenericSchema<unknown, Output>) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((entries) =>
      entries.flatMap((entry) => {
        const parsed = v.safeParse(schema, entry);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );
}

const next = optional(v.object({ next: optional(v.string()) }));

const space = v.object({ id, key: spaceKey, name: v.string(), type: optional(v.string()) });

/** v2 `GET /spaces`. */
export const spaceList = v.object({ results: listOf(space), _links: next });

/** v2 pages and blog posts: created, read and published. */
export const content = v.object({
  id,
  status: v.picklist(['draft', 'current', 'archived', 'trashed', 'deleted', 'historical']),
  title: v.fallback(v.string(), ''),
  version: v.fallback(v.object({ number: count }), { number: 1 }),
  _links: optional(v.object({ webui: optional(v.string()) })),
});

/** v2 `GET /pages/{id}?body-format=storage`: what is written back later, so nothing is made up that is missing. */
export const pageContent = v.object({
  ...content.entries,
  title: v.string(),
  version: v.object({ number: count }),
  parentId: optional(id),
  body: v.object({ storage: v.object({ value: v.string() }) }),
});

/** v2 `GET /pages?title=…`. */
export const titleList = v.object({ results: listOf(v.object({ title: v.string() })) });

/** v1 attachment upload: a list even for one file. */
export const uploadAnswer = v.object({
  results: v.pipe(
    v.array(
      v.object({
        id: attachmentId,
        title: v.string(),
        extensions: optional(v.object({ fileId: optional(fileId), fileSize: optional(count) })),
      }),
    ),
    v.minLength(1),
  ),
});

const attachment = v.object({
  id: attachmentId,
  title: v.string(),
  fileId: optional(fileId),
  fileSize: optional(count),
});

/** v2 `GET /attachments/{id}`. */
export const attachmentAnswer = attachment;

/** v2 `GET /pages/{id}/attachments`. */
export const attachmentList = v.object({ results: listOf(attachment), _links: next });

/** v1 label answer; only that it is one counts. */
export const labelAnswer = v.object({ results: v.array(v.unknown()) });

/** v2 `POST` and `PUT` of a property. */
export const propertyAnswer = v.object({ id });

/** v2 `GET …/properties?key=…`. */
export const propertyList = v.object({
  results: listOf(v.object({ id, key: v.string(), version: v.object({ number: count }) })),
});

/** v1 search for spaces; the numeric id is not always there, hence only the key. */
export const spaceHits = v.object({ results: listOf(v.object({ space: v.object({ key: spaceKey }) })) });

/** v1 search for pages and folders, with space and ancestors expanded; `displayUrl` is `/spaces/KEY`. */
export const parentHits = v.object({
  results: listOf(
    v.object({
      content: v.object({
        id,
        title: v.string(),
        type: v.picklist(['page', 'folder']),
        space: optional(
          v.object({ ...space.entries, _expandable: optional(v.object({ homepage: optional(v.string()) })) }),
        ),
        ancestors: optional(v.array(v.object({ id, title: v.string() }))),
      }),
      resultGlobalContainer: optional(v.object({ displayUrl: optional(v.string()) })),
    }),
  ),
});

/** v2 `GET /pages/{id}/direct-children` and the same of folders; whiteboards and the like are no parents of ours. */
export const childList = v.object({
  results: listOf(v.object({ id, title: v.string(), type: v.picklist(['page', 'folder']) })),
  _links: next,
});

/** v2 `GET /spaces/{id}/pages`. */
export const pageList = v.object({ results: listOf(v.object({ id, title: v.string() })), _links: next });

/** v2 `GET /spaces/{id}?include-operations=true`. */
export const spaceAnswer = v.object({
  ...space.entries,
  homepageId: optional(id),
  operations: optional(v.object({ results: listOf(v.object({ operation: v.string(), targetType: v.string() })) })),
});

/** v1 `GET /user/current?expand=personalSpace`. */
export const currentUser = v.object({
  accountId: v.pipe(v.string(), v.regex(/^[\w:-]{1,128}$/)),
  displayName: v.fallback(v.string(), ''),
  personalSpace: optional(space),
});
