import type { ContentType } from '../clip/destination';

const COLLECTIONS = { page: 'pages', blogpost: 'blogposts' } as const satisfies Record<ContentType, string>;

/** The v2 path of all pages or blog posts, or of one of them. */
export function contentPath(type: ContentType, id?: string): string {
  const collection = `/wiki/api/v2/${COLLECTIONS[type]}`;
  return id === undefined ? collection : `${collection}/${encodeURIComponent(id)}`;
}
