import { numberTitle } from '../clip/title';
import type { PageContent } from '../confluence/confluence-client';
import { commit, type Failure, type Program, perform, type Reply } from './effect';
import type { QueuedClip } from './queued-clip';
import { type Next, type Round, settle } from './settle';

/** Where the page is to be; undefined where it may stay. */
function* findParent({ destination, change }: QueuedClip): Program<Reply<string | undefined>> {
  if (destination?.type !== 'page') return { ok: true, value: undefined };
  if (destination.parent) return { ok: true, value: destination.parent.id };
  return change?.isToTop ? yield* perform({ type: 'find-homepage' }) : { ok: true, value: undefined };
}

/** A page written in storage would fall back to the legacy editor, unless it says before that it belongs to the new one. */
function* keepEditor({ wire }: QueuedClip): Program<Failure | undefined> {
  if (wire === 'storage') return undefined;
  const chosen = yield* perform({ type: 'choose-editor' });
  return chosen.ok || chosen.code === 'refused' ? undefined : chosen;
}

/** Gives the page its title and place if it lacks them; the title and address it has then, or what failed. */
function* rewrite(clip: QueuedClip, page: PageContent): Program<Reply<Pick<PageContent, 'title' | 'url'>>> {
  const title = numberTitle(clip.title, clip.titleNumber);
  const parent = yield* findParent(clip);
  if (!parent.ok) return parent;
  const parentId = parent.value ?? page.parentId;
  const isRight = page.title === title && page.parentId === parentId;
  if (isRight && !clip.change?.mustWrite) return { ok: true, value: page };
  const failure = yield* keepEditor(clip);
  if (failure) return failure;
  const place = parentId === undefined ? {} : { parentId };
  return yield* perform({ type: 'rewrite-page', page: { ...page, ...place, title } });
}

function* changeLabels({ destination, change }: QueuedClip): Program<Failure | undefined> {
  const removed = change?.removedLabels ?? [];
  const taken = removed.length > 0 ? yield* perform({ type: 'remove-labels', labels: removed }) : undefined;
  if (taken && !taken.ok) return taken;
  const hasLabels = destination !== undefined && destination.labels.length > 0;
  const given = hasLabels ? yield* perform({ type: 'add-labels' }) : undefined;
  return given && !given.ok ? given : undefined;
}

/**
 * Does to the published page what its person wants otherwise. It begins with a look each time, so a lost answer or a
 * conflict costs another look and never a second page; the body goes back as it was read.
 */
export function* changePage(clip: QueuedClip, round: Round): Next {
  const page = yield* perform({ type: 'read-page' });
  if (!page.ok) return yield* settle('read', page, { clip, round });
  // Read before this, so that whoever wants another change later finds this one done, or makes it a conflict.
  const intended = yield* commit({ type: 'change-intended' });
  if (!intended) return undefined;
  const written = yield* rewrite(intended, page.value);
  if (!written.ok) return yield* settle('change', written, { clip: intended, round });
  const failure = yield* changeLabels(intended);
  if (failure) return yield* settle('change', failure, { clip: intended, round });
  const { title, url } = written.value;
  return yield* commit({ type: 'changed', at: round.now(), title, ...(url === undefined ? {} : { url }) });
}
