import { baseLink, type Call, link, timestamp } from '../cloud.ts';
import { type Space, spaceById } from '../site.ts';
import { json } from './incoming.ts';
import type { Operation } from './operation.ts';
import { listPage, pagingQuery } from './paging.ts';
import { readChoices, readFlag, readId, readList } from './parameters.ts';
import { notFoundV2, refuseV2 } from './refusal.ts';

const TYPES = [
  'global',
  'collaboration',
  'knowledge_base',
  'personal',
  'system',
  'onboarding',
  'xflow_sample_space',
] as const;
const STATUSES = ['current', 'archived'] as const;
const SORTS = ['id', 'key', 'name'] as const;

/** v2 `GET /spaces` and `/spaces/{id}`. */
export const spaceOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/wiki/api/v2/spaces',
    needed: ['read:space:confluence'],
    query: [
      'ids',
      'keys',
      'type',
      'status',
      'labels',
      'favorited-by',
      'not-favorited-by',
      'sort',
      'description-format',
      'include-icon',
      ...pagingQuery,
    ],
    handle: listSpaces,
  },
  {
    method: 'GET',
    path: '/wiki/api/v2/spaces/:id',
    needed: ['read:space:confluence'],
    query: ['description-format', 'include-icon', 'include-operations', 'include-permissions', 'include-labels'],
    handle: getSpace,
  },
];

function listSpaces(call: Call): Response {
  const spaces = call.site.spaces.filter(spaceFilter(call)).sort(spaceOrder(call));
  return listPage(call, spaces, (space) => ({ ...showSpace(call, space), currentActiveAlias: space.key }));
}

function spaceFilter(call: Call): (space: Space) => boolean {
  const ids = readList(call, 'ids');
  const keys = readList(call, 'keys');
  if (ids.length > 250 || keys.length > 250)
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'At most 250 ids or keys');
  const types: string[] = readChoices(call, 'type', TYPES);
  const statuses: string[] = readChoices(call, 'status', STATUSES);
  const { accountId } = call.cloud.person;
  const favouredBy = call.query.get('favorited-by');
  const notFavouredBy = call.query.get('not-favorited-by');
  const among = (list: string[], text: string) => list.length === 0 || list.includes(text);
  return (space) =>
    among(ids, space.id) &&
    among(keys, space.key) &&
    among(types, space.type) &&
    among(statuses, space.status) &&
    (favouredBy === null || (favouredBy === accountId && space.favourite)) &&
    (notFavouredBy === null || notFavouredBy !== accountId || !space.favourite) &&
    readList(call, 'labels').length === 0;
}

function spaceOrder(call: Call): (one: Space, other: Space) => number {
  const text = call.query.get('sort') ?? 'id';
  const sort = SORTS.find((each) => each === text.replace(/^-/, ''));
  if (!sort) throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', `Provided value for 'sort' is not known: ${text}`);
  const direction = text.startsWith('-') ? -1 : 1;
  if (sort === 'id') return (one, other) => direction * (Number(one.id) - Number(other.id));
  return (one, other) => direction * one[sort].localeCompare(other[sort]);
}

function getSpace(call: Call): Response {
  const space = spaceById(call.site, readId(call));
  if (!space) throw notFoundV2();
  const shown = showSpace(call, space);
  const operations = readFlag(call, 'include-operations') ? { operations: { results: operationsOn(space) } } : {};
  return json({ ...shown, ...operations, _links: { ...shown._links, base: baseLink(call.cloud, call.site) } });
}

/** What the person may do in the space. */
const operationsOn = ({ canCreate }: Space) => [
  { operation: 'read', targetType: 'space' },
  ...(canCreate
    ? [
        { operation: 'create', targetType: 'page' },
        { operation: 'create', targetType: 'blogpost' },
      ]
    : []),
];

const showSpace = (call: Call, space: Space) => ({
  id: space.id,
  key: space.key,
  name: space.name,
  type: space.type,
  status: space.status,
  authorId: call.cloud.person.accountId,
  spaceOwnerId: call.cloud.person.accountId,
  createdAt: timestamp(space.createdAt),
  homepageId: space.homepageId,
  _links: { webui: link(call.cloud, `/spaces/${space.key}`) },
});
