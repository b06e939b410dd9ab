import { list, listInSpace } from './content-lists.ts';
import { type ContentType, create, get, remove, rename, update } from './contents.ts';
import type { Operation } from './operation.ts';
import { pagingQuery } from './paging.ts';

const read = { method: 'GET', needed: ['read:page:confluence'] } as const;
const write = ['write:page:confluence'];
const LIST_QUERY = ['title', 'status', 'sort', 'body-format', ...pagingQuery];

/** What pages and blog posts have in common; blog posts use the scopes of pages. */
function sharedOperations(type: ContentType): Operation[] {
  const one = `/wiki/api/v2/${type}s/:id`;
  return [
    { ...read, path: one, query: ['body-format', 'get-draft', 'status'], handle: (call) => get(call, type) },
    { method: 'PUT', path: one, needed: write, handle: (call) => update(call, type) },
    {
      method: 'DELETE',
      path: one,
      needed: ['delete:page:confluence'],
      query: ['draft', 'purge'],
      handle: (call) => remove(call, type),
    },
  ];
}

const pages = '/wiki/api/v2/pages';
const posts = '/wiki/api/v2/blogposts';
const inSpace = '/wiki/api/v2/spaces/:id';
const MANY_PAGES = ['id', 'space-id', 'subtype', ...LIST_QUERY];
const MANY_POSTS = ['id', 'space-id', ...LIST_QUERY];
const CREATE_PAGE = ['private', 'root-level', 'embedded'];

/** v2 `/pages` and `/blogposts`: create, read, change, delete, list. */
export const contentOperations: readonly Operation[] = [
  ...sharedOperations('page'),
  ...sharedOperations('blogpost'),
  { method: 'POST', path: pages, needed: write, query: CREATE_PAGE, handle: (call) => create(call, 'page') },
  { method: 'POST', path: posts, needed: write, query: ['private'], handle: (call) => create(call, 'blogpost') },
  { method: 'PUT', path: `${pages}/:id/title`, needed: write, handle: (call) => rename(call, 'page') },
  { ...read, path: pages, query: MANY_PAGES, handle: (call) => list(call, 'page') },
  { ...read, path: posts, query: MANY_POSTS, handle: (call) => list(call, 'blogpost') },
  { ...read, path: `${inSpace}/pages`, query: ['depth', ...LIST_QUERY], handle: (call) => listInSpace(call, 'page') },
  { ...read, path: `${inSpace}/blogposts`, query: LIST_QUERY, handle: (call) => listInSpace(call, 'blogpost') },
];
