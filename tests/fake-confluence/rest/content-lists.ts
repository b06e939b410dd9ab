import type { Call } from '../cloud.ts';
import { spaceById } from '../site.ts';
import { showContent } from './content-json.ts';
import type { ContentType } from './contents.ts';
import { listPage } from './paging.ts';
import { readChoices, readId, readList } from './parameters.ts';
import { notFoundV2 } from './refusal.ts';

const SEEN_IN_LISTS = ['current', 'archived', 'trashed', 'deleted'] as const;

/** `GET` of many, by title, space or id. Never any drafts: v2 cannot list them (CONFCLOUD-80829). */
export function list(call: Call, type: ContentType, spaceIds = readList(call, 'space-id')): Response {
  const ids = readList(call, 'id');
  const statuses: string[] = readChoices(call, 'status', SEEN_IN_LISTS);
  const wanted = statuses.length > 0 ? statuses : ['current', 'archived'];
  const isTitled = titleFilter(call);
  const found = [...call.site.contents.values()].filter(
    (content) =>
      content.type === type &&
      wanted.includes(content.status) &&
      (spaceIds.length === 0 || spaceIds.includes(content.spaceId)) &&
      (ids.length === 0 || ids.includes(content.id)) &&
      (call.query.get('depth') !== 'root' || content.parentId === undefined) &&
      isTitled(content.title),
  );
  return listPage(call, found, (content) => showContent(call, content, call.query.get('body-format')));
}

function titleFilter(call: Call): (title: string) => boolean {
  const wanted = call.query.get('title')?.toLowerCase();
  if (wanted === undefined) return () => true;
  const isExact = call.cloud.switches.titleFilter === 'exact';
  return (title) => (isExact ? title.toLowerCase() === wanted : title.toLowerCase().includes(wanted));
}

/** The same of one space. Throws 404. */
export function listInSpace(call: Call, type: ContentType): Response {
  const space = spaceById(call.site, readId(call));
  if (!space) throw notFoundV2();
  return list(call, type, [space.id]);
}
