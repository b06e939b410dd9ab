import type { QueuedClip } from '../../lib/queue/queued-clip.ts';
import { type Content, type Site, spaceOf } from '../fake-confluence/site.ts';

/** What the demo prints of one published content. */
export type Publication = {
  id: string;
  type: string;
  title: string;
  spaceKey: string;
  url: string;
  representation: string;
  losses: QueuedClip['losses'];
  /** From the gesture until the clip was on disk (not known of a person's own), and until it was in Confluence. */
  milliseconds: { durable?: number; published: number };
};

export function describePublication(
  site: Site,
  { content, clip, milliseconds }: { content: Content; clip: QueuedClip; milliseconds: Publication['milliseconds'] },
): Publication {
  return {
    id: content.id,
    type: content.type,
    title: content.title,
    spaceKey: spaceOf(site, content).key,
    url: clip.url ?? `${site.url}/wiki/pages/viewpage.action?pageId=${content.id}`,
    representation: content.body?.representation ?? 'none',
    losses: clip.losses,
    milliseconds,
  };
}
