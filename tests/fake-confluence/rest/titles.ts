import type { Content, Site } from '../site.ts';
import { refuseV2 } from './refusal.ts';

const MAXIMUM_LENGTH = 255;

/** Titles are compared without regard to case and outer blanks. */
const fold = (title: string): string => title.trim().toLowerCase();

/**
 * The rules for a title that readers will see: there is one, at most 255 characters, and no other current or archived
 * content of its type in the space bears it. Throws the live service's 400.
 */
export function checkTitle(site: Site, content: Pick<Content, 'id' | 'type' | 'spaceId' | 'title'>): void {
  if (content.title.trim() === '') throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'Title is required');
  checkTitleLength(content.title);
  if (!titleHolder(site, content)) return;
  const kind = content.type === 'blogpost' ? 'blog post' : content.type;
  const words = `A ${kind} with this title already exists: A ${kind} already exists with the same TITLE in this space`;
  throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', words);
}

/** The one rule that holds for drafts too. */
export function checkTitleLength(title: string): void {
  if (title.length > MAXIMUM_LENGTH)
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', `Title cannot be longer than ${MAXIMUM_LENGTH} characters.`);
}

function titleHolder(site: Site, wanted: Pick<Content, 'id' | 'type' | 'spaceId' | 'title'>): Content | undefined {
  const folded = fold(wanted.title);
  for (const content of site.contents.values()) {
    const keepsTitle = content.status === 'current' || content.status === 'archived';
    const isRival = content.id !== wanted.id && content.type === wanted.type && content.spaceId === wanted.spaceId;
    if (keepsTitle && isRival && fold(content.title) === folded) return content;
  }
  return undefined;
}
