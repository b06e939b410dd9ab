import type { QueuedClip } from '../../../lib/queue/queued-clip';
import type { ScriptedConfluence, ServedContent } from './scripted-confluence';
import type { World } from './world';

/** What the server made of one clip, found by the words that only its body holds. */
export function contentsOf(id: string, server: ScriptedConfluence): ServedContent[] {
  return [...server.contents.values()].filter(({ body }) => body.value.includes(`"All of ${id}"`));
}

/** Pages of one clip that were ever there for everybody to see. */
export function pagesOf(id: string, server: ScriptedConfluence): ServedContent[] {
  return contentsOf(id, server).filter(({ wasCurrent }) => wasCurrent);
}

/** What is wrong with a clip that counts as done; nothing, if all is well. */
export function faultsOfDone(clip: QueuedClip, server: ScriptedConfluence): string[] {
  const page = server.contents.get(clip.draftId ?? '');
  if (!page) return [`${clip.id}: there is no page`];
  const stored = clip.assets.filter(({ state }) => state === 'stored');
  const pictures = page.body.value.match(/file:\S+|name:\S+/g) ?? [];
  const faults: string[] = [];
  if (!page.wasCurrent) faults.push(`${clip.id}: was never published`);
  if (!page.body.value.includes(`All of ${clip.id}`)) faults.push(`${clip.id}: lacks its words`);
  if (pictures.length !== stored.length) faults.push(`${clip.id}: has ${pictures.length} of ${stored.length} pictures`);
  if (page.attachments.size < stored.length) faults.push(`${clip.id}: lacks attachments`);
  if (page.spaceId !== clip.destination?.space.id) faults.push(`${clip.id}: is in the wrong space`);
  const isNoted = page.properties.has('quick-capture');
  const isRefusalTold = clip.losses.some(({ code }) => code === 'source-refused');
  if (page.status === 'current' && !isNoted && !(page.isPropertyRefused && isRefusalTold))
    faults.push(`${clip.id}: lacks its property`);
  for (const label of clip.destination?.labels ?? []) {
    if (!page.labels.has(label) && page.status === 'current') faults.push(`${clip.id}: lacks the label ${label}`);
  }
  return faults;
}

/** Everything wrong with the world as it is now, whatever happened to it. */
export async function wrongsIn({ queue, server }: World): Promise<string[]> {
  const wrongs: string[] = [];
  for (const clip of await queue.list({ limit: Number.POSITIVE_INFINITY })) {
    const pages = pagesOf(clip.id, server);
    if (pages.length > 1) wrongs.push(`${clip.id}: ${pages.length} pages`);
    if (clip.state === 'done') wrongs.push(...faultsOfDone(clip, server));
    const hasPayload = (await queue.getDocument(clip.id)) !== undefined;
    if (!hasPayload && clip.state !== 'done' && pages.length === 0) wrongs.push(`${clip.id}: is lost in ${clip.state}`);
    const isLeft = pages.some(({ status }) => status === 'current');
    if (clip.state === 'trash' && isLeft) wrongs.push(`${clip.id}: was undone, and its page is there`);
  }
  return wrongs;
}
