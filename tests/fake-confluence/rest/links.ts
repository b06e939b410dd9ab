import { type Content, type Site, spaceOf } from '../site.ts';

/** A title as it stands at the end of an address. */
const slug = (title: string): string => encodeURIComponent(title).replaceAll('%20', '+');

/** Where a content is read, below `/wiki`. */
export function contentPath(site: Site, content: Content): string {
  const { key } = spaceOf(site, content);
  if (content.status === 'draft') return editPath(site, content);
  if (content.type === 'page') return `/spaces/${key}/pages/${content.id}/${slug(content.title)}`;
  if (content.type === 'folder') return `/spaces/${key}/folder/${content.id}`;
  const day = new Date(content.createdAt).toISOString().slice(0, 10).replaceAll('-', '/');
  return `/spaces/${key}/blog/${day}/${content.id}/${slug(content.title)}`;
}

/** Where a content is edited, below `/wiki`. */
export const editPath = (site: Site, content: Content): string =>
  content.type === 'blogpost'
    ? `/spaces/${spaceOf(site, content).key}/blog/edit-v2/${content.id}`
    : `/spaces/${spaceOf(site, content).key}/pages/edit-v2/${content.id}`;

/** Where a file is downloaded, below `/wiki`. */
export const downloadPath = (contentId: string, fileName: string): string =>
  `/download/attachments/${contentId}/${encodeURIComponent(fileName)}`;
