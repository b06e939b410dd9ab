import * as v from 'valibot';
import { type Call, pathPart, timestamp } from '../cloud.ts';
import type { Content, Property } from '../site.ts';
import { checkEditorChange } from './editor-property.ts';
import { json, jsonOf } from './incoming.ts';
import type { Operation } from './operation.ts';
import { listPage, pagingQuery } from './paging.ts';
import { readId } from './parameters.ts';
import { notFoundV2, refuseV2 } from './refusal.ts';

const read = ['read:page:confluence'];
const write = ['read:page:confluence', 'write:page:confluence'];

function propertyOperationsOf(type: 'page' | 'blogpost'): Operation[] {
  const root = `/wiki/api/v2/${type}s/:id/properties`;
  return [
    {
      method: 'GET',
      path: root,
      needed: read,
      query: ['key', 'sort', ...pagingQuery],
      handle: (call) => list(call, type),
    },
    { method: 'POST', path: root, needed: write, handle: (call) => create(call, type) },
    { method: 'GET', path: `${root}/:property`, needed: read, handle: (call) => json(show(call, find(call, type))) },
    { method: 'PUT', path: `${root}/:property`, needed: write, handle: (call) => change(call, type) },
    { method: 'DELETE', path: `${root}/:property`, needed: write, handle: (call) => remove(call, type) },
  ];
}

/** v2 content properties of pages and blog posts: one value a key. */
export const propertyOperations: readonly Operation[] = [
  ...propertyOperationsOf('page'),
  ...propertyOperationsOf('blogpost'),
];

/** Documented for content properties since the first version of the API: 32 kB of JSON. */
const MAXIMUM_VALUE = 32_768;
const MAXIMUM_KEY = 255;

const fields = {
  key: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAXIMUM_KEY)),
  value: v.pipe(
    v.unknown(),
    v.check((value) => value !== undefined, 'is missing'),
    v.check((value) => JSON.stringify(value ?? null).length <= MAXIMUM_VALUE, 'is larger than 32768 characters'),
  ),
};
const creation = v.strictObject(fields);
const update = v.strictObject({
  ...fields,
  version: v.object({ number: v.number(), message: v.optional(v.string()) }),
});

const refuse = (status: number, words: string) => refuseV2(status, 'INVALID_REQUEST_PARAMETER', words);

function contentOf(call: Call, type: Content['type']): Content {
  const content = call.site.contents.get(readId(call));
  const isDraft = content?.status === 'draft' && call.cloud.switches.draftMetadata === 'refused';
  if (content?.type !== type || content.status === 'deleted' || isDraft) throw notFoundV2();
  return content;
}

function find(call: Call, type: Content['type']): Property {
  const property = contentOf(call, type).properties.find(({ id }) => id === pathPart(call, 'property'));
  if (!property) throw notFoundV2();
  return property;
}

function list(call: Call, type: Content['type']): Response {
  const key = call.query.get('key');
  const found = contentOf(call, type).properties.filter((property) => key === null || property.key === key);
  return listPage(call, found, (property) => show(call, property));
}

function create(call: Call, type: Content['type']): Response {
  const { key, value } = jsonOf(call.incoming, creation, refuse);
  const content = contentOf(call, type);
  checkEditorChange(call, key, value);
  if (content.properties.some((property) => property.key === key))
    throw refuseV2(409, 'CONFLICT', `Property with key '${key}' already exists`);
  const property: Property = { id: call.cloud.ids.number(), key, value, version: 1, createdAt: call.cloud.now() };
  content.properties.push(property);
  return json(show(call, property));
}

function change(call: Call, type: Content['type']): Response {
  const { key, value, version } = jsonOf(call.incoming, update, refuse);
  const property = find(call, type);
  if (key !== property.key) throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'The key of a property cannot be changed');
  if (version.number !== property.version + 1)
    throw refuseV2(409, 'CONFLICT', `Expected version ${property.version + 1}, got ${version.number}`);
  checkEditorChange(call, key, value);
  Object.assign(property, { value, version: version.number });
  return json(show(call, property));
}

function remove(call: Call, type: Content['type']): Response {
  const property = find(call, type);
  const content = contentOf(call, type);
  content.properties = content.properties.filter((each) => each !== property);
  return new Response(null, { status: 204 });
}

const show = (call: Call, { id, key, value, version, createdAt }: Property) => ({
  id,
  key,
  value,
  version: {
    number: version,
    message: '',
    minorEdit: false,
    authorId: call.cloud.person.accountId,
    createdAt: timestamp(createdAt),
  },
});
