import * as v from 'valibot';
import { baseLink, type Call, pathPart } from '../cloud.ts';
import type { Content } from '../site.ts';
import { json, jsonOf } from './incoming.ts';
import type { Operation } from './operation.ts';
import { listPage, pagingQuery } from './paging.ts';
import { readId } from './parameters.ts';
import { notFoundV2, refuseV1 } from './refusal.ts';

const read = { method: 'GET', needed: ['read:page:confluence'], query: ['prefix', 'sort', ...pagingQuery] } as const;

/** Adding and removing are v1 only, reading v2. */
export const labelOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/wiki/rest/api/content/:id/label',
    needed: ['write:confluence-content'],
    beta: ['read:label:confluence', 'write:label:confluence'],
    handle: addLabels,
  },
  {
    method: 'DELETE',
    path: '/wiki/rest/api/content/:id/label',
    needed: ['write:confluence-content'],
    beta: ['write:label:confluence'],
    query: ['name'],
    handle: removeLabel,
  },
  { ...read, path: '/wiki/api/v2/pages/:id/labels', handle: (call) => list(call, 'page') },
  { ...read, path: '/wiki/api/v2/blogposts/:id/labels', handle: (call) => list(call, 'blogpost') },
];

const MAXIMUM_LENGTH = 255;
const MAXIMUM_COUNT = 20;
/** Blanks and these characters have a meaning in Confluence's search and wiki markup. */
const FORBIDDEN = /[\s!#&()*,.:;<>?@[\]^|]/;

const label = v.object({
  prefix: v.picklist(['global', 'my', 'team']),
  name: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(MAXIMUM_LENGTH),
    v.check((name) => !FORBIDDEN.test(name), 'holds invalid characters'),
    v.toLowerCase(),
  ),
});
const labels = v.union([
  v.pipe(v.array(label), v.maxLength(MAXIMUM_COUNT)),
  v.pipe(
    label,
    v.transform((one) => [one]),
  ),
]);

/** Adds only, and answers with every label that is there now. Throws 400 and 404. */
function addLabels(call: Call): Response {
  const asked = jsonOf(call.incoming, labels, (status, words) =>
    refuseV1(status, 'BadRequestException', `Could not parse Labels: ${words}`),
  );
  const content = labelledContent(call);
  for (const { prefix, name } of asked) {
    const isThere = content.labels.some((each) => each.prefix === prefix && each.name === name);
    if (!isThere) content.labels.push({ id: call.cloud.ids.number(), prefix, name });
  }
  const results = content.labels.map((each) => ({ ...each, label: each.name }));
  const links = { base: baseLink(call.cloud, call.site), context: '/wiki' };
  return json({ results, start: 0, limit: 200, size: results.length, _links: links });
}

/** By name, of any prefix; one that is not there is gone already. Throws 400 and 404. */
function removeLabel(call: Call): Response {
  const name = call.query.get('name');
  if (!name) throw refuseV1(400, 'BadRequestException', 'The label name is missing');
  const content = labelledContent(call);
  content.labels = content.labels.filter((each) => each.name !== name.toLowerCase());
  return new Response(null, { status: 204 });
}

function labelledContent(call: Call): Content {
  const content = call.site.contents.get(pathPart(call, 'id'));
  const isThere = content?.status === 'current' || content?.status === 'archived';
  const isDraft = content?.status === 'draft' && call.cloud.switches.draftMetadata === 'accepted';
  if (content && (isThere || isDraft)) return content;
  throw refuseV1(404, 'NotFoundException', `No content found with id: ${pathPart(call, 'id')}`);
}

function list(call: Call, type: Content['type']): Response {
  const content = call.site.contents.get(readId(call));
  if (content?.type !== type || content.status === 'deleted') throw notFoundV2();
  const prefix = call.query.get('prefix');
  const found = content.labels.filter((each) => prefix === null || each.prefix === prefix);
  return listPage(call, found, (each) => each);
}
