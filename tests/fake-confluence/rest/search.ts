import { baseLink, type Call, link, timestamp } from '../cloud.ts';
import { type Content, type Site, type Space, spaceOf } from '../site.ts';
import { CqlError, type Predicate, parseCql, type Subject } from './cql.ts';
import { json } from './incoming.ts';
import { contentPath } from './links.ts';
import type { Operation } from './operation.ts';
import { readCursor, readLimit, writeCursor } from './paging.ts';
import { readList } from './parameters.ts';
import { refuseV1 } from './refusal.ts';
import { showSpaceV1 } from './space-v1.ts';

/** v1 `GET /search`. */
export const searchOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/wiki/rest/api/search',
    needed: ['search:confluence'],
    beta: ['read:content-details:confluence'],
    query: ['cql', 'cqlcontext', 'cursor', 'limit', 'start', 'excerpt', 'includeArchivedSpaces', 'expand'],
    handle: search,
  },
];

/** What `expand` asks to see of a content; anything else is left out, as the live service does. */
function expanded(call: Call, content: Content): Record<string, unknown> {
  const asked = readList(call, 'expand');
  return {
    ...(asked.includes('content.space') && { space: showSpaceV1(call.cloud, spaceOf(call.site, content)) }),
    ...(asked.includes('content.ancestors') && {
      ancestors: ancestorsOf(call.site, content).map(({ id, type, status, title }) => ({ id, type, status, title })),
    }),
  };
}

/** From the top of the space down to the parent. */
function ancestorsOf(site: Site, { parentId }: Content): Content[] {
  const parent = parentId === undefined ? undefined : site.contents.get(parentId);
  return parent === undefined ? [] : [...ancestorsOf(site, parent), parent];
}

type Hit = { subject: Subject; show: () => Record<string, unknown> };

function search(call: Call): Response {
  const cql = call.query.get('cql') ?? '';
  const matches = readQuery(cql, call.cloud.switches.foldersInSearch === 'found');
  const limit = readLimit(call.query, 250);
  const start = readCursor(call.query);
  const hits = hitsOf(call).filter(({ subject }) => matches(subject));
  const results = hits.slice(start, start + limit).map(({ show }) => show());
  const next = start + limit < hits.length ? { next: link(call.cloud, nextPath(call, start + limit)) } : {};
  return json({
    results,
    start,
    limit,
    size: results.length,
    totalSize: hits.length,
    cqlQuery: cql,
    searchDuration: 12,
    _links: { base: baseLink(call.cloud, call.site), context: '/wiki', ...next },
  });
}

function readQuery(cql: string, knowsFolders: boolean): Predicate {
  try {
    if (!knowsFolders && /\bfolder\b/.test(cql)) throw new CqlError(`There is no type 'folder' in cql: ${cql}`);
    return parseCql(cql);
  } catch (error) {
    if (error instanceof CqlError) throw refuseV1(400, 'BadRequestException', error.message);
    throw error;
  }
}

function nextPath(call: Call, start: number): string {
  const query = new URLSearchParams(call.query);
  query.set('cursor', writeCursor(start));
  return `/rest/api/search?next=true&${query}`;
}

function hitsOf(call: Call): Hit[] {
  const spaces = call.site.spaces
    .filter(({ status }) => status === 'current' || call.query.get('includeArchivedSpaces') === 'true')
    .map((space) => spaceHit(call, space));
  const contents = [...call.site.contents.values()].filter((content) => isIndexed(call, content));
  return [...spaces, ...contents.map((content) => contentHit(call, content))];
}

/** The index follows late: what is new is not there yet, what was trashed still is. Drafts never are. */
function isIndexed(call: Call, content: Content): boolean {
  const isSettled = call.cloud.now() - content.touchedAt >= call.cloud.switches.indexLag;
  if (content.status === 'current') return isSettled;
  return content.status === 'trashed' && !isSettled;
}

const shared = { excerpt: '', breadcrumbs: [], friendlyLastModified: 'recently', score: 0 };

const spaceHit = (call: Call, space: Space): Hit => ({
  subject: {
    type: ['space'],
    title: [space.name],
    space: [space.key],
    id: [space.id],
    label: [],
    text: [space.name, space.key],
    status: [space.status],
  },
  show: () => ({
    ...shared,
    space: showSpaceV1(call.cloud, space),
    title: space.name,
    url: link(call.cloud, `/spaces/${space.key}`),
    entityType: 'space',
    iconCssClass: 'aui-icon content-type-space',
    lastModified: timestamp(space.createdAt),
  }),
});

function contentHit(call: Call, content: Content): Hit {
  const space = spaceOf(call.site, content);
  const { id, type, status, title } = content;
  const webui = link(call.cloud, contentPath(call.site, content));
  const self = link(call.cloud, `/rest/api/content/${id}`);
  return {
    subject: {
      type: [type, 'content'],
      title: [title],
      space: [space.key],
      id: [id],
      label: content.labels.map(({ name }) => name),
      text: [title],
      status: [status],
    },
    show: () => ({
      ...shared,
      content: {
        id,
        type,
        status,
        title,
        ...expanded(call, content),
        childTypes: {},
        restrictions: {},
        _expandable: {},
        _links: { webui, self },
      },
      title,
      url: webui,
      resultGlobalContainer: { title: space.name, displayUrl: `/spaces/${space.key}` },
      entityType: 'content',
      iconCssClass: `aui-icon content-type-${type}`,
      lastModified: timestamp(content.versions.at(-1)?.createdAt ?? content.createdAt),
    }),
  };
}
