import type { QueuedClip } from '../../lib/queue/queued-clip';
import { canonical } from './canonical';
import { movesFrom } from './moves';
import type { Protocol } from './protocol';
import { FIRST_TITLE, type World } from './state';

export type CheckOptions = {
  faults: number;
  workers: number;
  decisions: number;
  /** A clip without a picture has far fewer states, and the same race for its draft. */
  hasPicture?: boolean;
};

/** What the search found; the story is the shortest way to the violation. */
export type Verdict = {
  states: number;
  violation?: { rule: Rule; story: string[] };
};

export type Rule = 'duplicate' | 'incomplete' | 'undo ignored' | 'left behind' | 'change lost' | 'stuck';

const FIRST_ROW: QueuedClip = {
  id: 'clip',
  revision: 0,
  state: 'queued',
  what: 'page',
  source: { url: 'https://news.example/', title: '' },
  title: FIRST_TITLE,
  assets: [{ id: '1', url: 'https://cdn.example/1.png', name: 'clip-00000000-1', state: 'pending' }],
  losses: [],
  capturedAt: 0,
  captureId: '',
  destination: { cloudId: 'c', space: { id: 'here', key: 'HERE', name: '' }, type: 'page', labels: [] },
  owner: { cloudId: 'c', accountId: 'a' },
  onTitleTaken: 'number',
  notBefore: 0,
  attempts: 0,
  attemptedPublish: false,
  wire: 'adf',
  attachments: {},
};

function firstWorld({ faults, workers, decisions, hasPicture = true }: CheckOptions): World {
  const row = hasPicture ? FIRST_ROW : { ...FIRST_ROW, assets: [] };
  return {
    faults,
    decisions,
    stored: row,
    flushed: row,
    objects: [],
    requests: [],
    workers: Array.from({ length: workers }, () => undefined),
    wasCancelled: false,
  };
}

/** Nothing is lost: what counts as published is there, whole, where it was wanted. */
function isComplete({ stored, objects }: World): boolean {
  const page = stored.draftId === undefined ? undefined : objects[Number(stored.draftId)];
  const [picture] = stored.assets;
  const wanted = picture?.state === 'stored' ? 'text and picture' : 'text';
  return (
    picture?.state !== 'pending' &&
    page?.wasCurrent === true &&
    page.published === wanted &&
    page.space === stored.destination?.space.id
  );
}

function isWithdrawing({ state, resumeState }: QueuedClip): boolean {
  return state === 'cancelling' || state === 'trash' || (state === 'needs-user' && resumeState === 'cancelling');
}

/** The rule this state breaks, if any. */
function brokenRule(world: World): Rule | undefined {
  const { stored, objects, wasCancelled } = world;
  if (objects.filter((object) => object.wasCurrent).length > 1) return 'duplicate';
  if ((stored.state === 'done' || stored.state === 'published') && !isComplete(world)) return 'incomplete';
  if (wasCancelled && !isWithdrawing(stored)) return 'undo ignored';
  const own = stored.draftId === undefined ? undefined : objects[Number(stored.draftId)];
  // What somebody else called the page since is theirs to choose.
  if (stored.state === 'done' && own?.isRenamed === false && own.title !== stored.title) return 'change lost';
  if (stored.state === 'trash' && (own?.status === 'draft' || objects.some(({ status }) => status === 'current')))
    return 'left behind';
  return undefined;
}

function isAtRest({ stored }: World): boolean {
  return stored.state === 'done' || stored.state === 'needs-user' || stored.state === 'trash';
}

type Node = { world: World; from: number; by: string };

function storyOf(nodes: readonly Node[], last: number): string[] {
  const story: string[] = [];
  for (let index = last; index > 0; index = nodes[index]?.from ?? 0) story.unshift(nodes[index]?.by ?? '');
  return story;
}

/** The first state from which, without further faults or help, no rest is ever reached again. */
function findStuck(nodes: readonly Node[], arrivals: readonly number[][]): number | undefined {
  const reaches = new Uint8Array(nodes.length);
  const frontier: number[] = [];
  for (const [index, { world }] of nodes.entries()) if (isAtRest(world)) frontier.push(index);
  for (const index of frontier) reaches[index] = 1;
  for (let index = frontier.pop(); index !== undefined; index = frontier.pop()) {
    for (const before of arrivals[index] ?? []) {
      if (reaches[before]) continue;
      reaches[before] = 1;
      frontier.push(before);
    }
  }
  const stuck = reaches.indexOf(0);
  return stuck === -1 ? undefined : stuck;
}

/** Explores every state the protocol can reach, breadth first, until a rule is broken or nothing new is left. */
export function check(protocol: Protocol, options: CheckOptions): Verdict {
  const start = canonical(firstWorld(options));
  const nodes: Node[] = [{ world: start.world, from: 0, by: 'start' }];
  const known = new Map([[start.key, 0]]);
  const arrivals: number[][] = [[]];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node) break;
    const rule = brokenRule(node.world);
    if (rule) return { states: nodes.length, violation: { rule, story: storyOf(nodes, index) } };
    for (const move of movesFrom(node.world, protocol)) {
      const { world, key } = canonical(move.next);
      let target = known.get(key);
      if (target === undefined) {
        target = nodes.push({ world, from: index, by: move.name }) - 1;
        known.set(key, target);
        arrivals.push([]);
      }
      if (move.kind === 'protocol') arrivals[target]?.push(index);
    }
  }
  const stuck = findStuck(nodes, arrivals);
  if (stuck === undefined) return { states: nodes.length };
  return { states: nodes.length, violation: { rule: 'stuck', story: storyOf(nodes, stuck) } };
}
