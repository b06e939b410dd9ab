import type { Call } from '../cloud.ts';
import type { Content } from '../site.ts';
import type { Operation } from './operation.ts';
import { listPage, pagingQuery } from './paging.ts';
import { readId } from './parameters.ts';
import { notFoundV2 } from './refusal.ts';

const shared = {
  method: 'GET',
  needed: ['read:hierarchical-content:confluence'],
  query: ['sort', ...pagingQuery],
} as const;

/** v2 `/pages/{id}/direct-children` and the same of folders. */
export const childrenOperations: readonly Operation[] = [
  { ...shared, path: '/wiki/api/v2/pages/:id/direct-children', handle: (call) => directChildren(call, 'page') },
  { ...shared, path: '/wiki/api/v2/folders/:id/direct-children', handle: (call) => directChildren(call, 'folder') },
];

function directChildren(call: Call, type: Content['type']): Response {
  const parent = call.site.contents.get(readId(call));
  if (parent?.type !== type || parent.status !== 'current') throw notFoundV2();
  const children = [...call.site.contents.values()].filter(
    ({ parentId, status }) => parentId === parent.id && status === 'current',
  );
  return listPage(call, children, (child) => ({
    id: child.id,
    status: child.status,
    title: child.title,
    type: child.type,
    spaceId: child.spaceId,
    childPosition: children.indexOf(child),
  }));
}
