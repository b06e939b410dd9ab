import { ConnectionLost, type Fault } from '../fault.ts';
import type { Incoming } from '../rest/incoming.ts';
import {
  broken,
  conflict,
  edgeError,
  flood,
  loginPage,
  rateLimited,
  redirection,
  trickle,
  unauthorized,
} from './fault-answers.ts';

/** Which requests a fault waits for: all of them where nothing is said. `path` is looked for in path and query. */
export type Where = { host?: string; method?: string; path?: RegExp | string; nth?: number; times?: number };

type Waiting = { fault: Fault; where: Where; seen: number; left: number };

/** The faults that are to be played, in the order in which they were added. */
export type Faults = {
  /** Plays the fault at the `nth` (1) fitting request from now, and at the `times` (1) - 1 that follow. */
  add: (fault: Fault, where?: Where) => void;
  /** Asked for every request that no added fault took; for random runs. */
  choose: ((incoming: Incoming) => Fault | undefined) | undefined;
  /** Forgets what was not played yet, and lets go of what hangs. */
  clear: () => void;
  /** How many faults still wait for their request. */
  waiting: () => number;
  /** Lets every hanging request go on. */
  release: () => void;
  /** Carries out, now, what was held back or is to come twice. */
  deliverLate: () => Promise<void>;
  /** The fault for a request that has arrived. */
  take: (incoming: Incoming) => Fault | undefined;
  /** Plays a fault around the work itself. Throws ConnectionLost. */
  play: (fault: Fault, work: () => Promise<Response>, signal: AbortSignal) => Promise<Response>;
};

export function createFaults(): Faults {
  let queue: Waiting[] = [];
  let late: (() => Promise<Response>)[] = [];
  let hanging = new Set<() => void>();

  function release(): void {
    const held = hanging;
    hanging = new Set();
    for (const letGo of held) letGo();
  }

  const hang = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      hanging.add(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });

  function take(incoming: Incoming): Fault | undefined {
    for (const waiting of queue.filter(({ where }) => fits(where, incoming))) {
      waiting.seen += 1;
      if (waiting.seen < (waiting.where.nth ?? 1)) continue;
      waiting.left -= 1;
      queue = queue.filter(({ left }) => left > 0);
      return waiting.fault;
    }
    return faults.choose?.(incoming);
  }

  async function deliverLate(): Promise<void> {
    const held = late;
    late = [];
    for (const work of held) await work();
  }

  const faults: Faults = {
    add: (fault, where = {}) => queue.push({ fault, where, seen: 0, left: where.times ?? 1 }),
    choose: undefined,
    clear() {
      queue = [];
      late = [];
      release();
    },
    waiting: () => queue.length,
    release,
    deliverLate,
    take,
    play: (fault, work, signal) => play(fault, work, { wait: () => hang(signal), later: (once) => late.push(once) }),
  };
  return faults;
}

function fits({ host, method, path }: Where, { url, ...incoming }: Incoming): boolean {
  const address = `${url.pathname}${url.search}`;
  const isThere = typeof path === 'string' ? address.includes(path) : (path?.test(address) ?? true);
  return isThere && (host ?? url.host) === url.host && (method ?? incoming.method) === incoming.method;
}

type Work = () => Promise<Response>;
type Stage = { wait: () => Promise<void>; later: (work: Work) => void };

async function play(fault: Fault, work: Work, stage: Stage): Promise<Response> {
  switch (fault.kind) {
    case 'drop-before':
      throw new ConnectionLost(fault.kind);
    case 'drop-after':
      await work();
      throw new ConnectionLost(fault.kind);
    case 'late':
      stage.later(work);
      throw new ConnectionLost(fault.kind);
    case 'repeat-later':
      stage.later(work);
      return work();
    case 'duplicate':
      await work();
      return work();
    case 'status':
      return instead(fault.when, work, () => edgeError(fault));
    case 'html':
      return instead(fault.when, work, loginPage);
    case 'rate-limited':
      return rateLimited(fault.retryAfter);
    case 'unauthorized':
      return unauthorized();
    case 'conflict':
      return conflict();
    case 'redirect':
      return redirection(fault.to, fault.status);
    case 'hang':
      return hangAround(fault.when, work, stage);
    case 'delay':
      return after(fault.milliseconds, work);
    case 'truncated':
    case 'wrong-type':
    case 'empty':
    case 'rewrite':
    case 'trickle':
    case 'flood':
      return spoil(fault, await work());
    default:
      throw new TypeError(fault satisfies never);
  }
}

async function instead(when: 'before' | 'after', work: Work, answer: () => Response): Promise<Response> {
  if (when === 'after') await work();
  return answer();
}

async function hangAround(when: 'before' | 'after', work: Work, stage: Stage): Promise<Response> {
  const early = when === 'after' ? await work() : undefined;
  await stage.wait();
  return early ?? work();
}

async function after(milliseconds: number, work: Work): Promise<Response> {
  const response = await work();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return response;
}

type Spoiling = Extract<Fault, { kind: 'truncated' | 'wrong-type' | 'empty' | 'rewrite' | 'trickle' | 'flood' }>;

async function spoil(fault: Spoiling, response: Response): Promise<Response> {
  const { status } = response;
  const headers = { 'content-type': response.headers.get('content-type') ?? 'application/json' };
  switch (fault.kind) {
    case 'truncated': {
      const bytes = new Uint8Array(await response.arrayBuffer());
      const half = bytes.slice(0, Math.floor(bytes.length / 2));
      return new Response(fault.reset ? broken(half) : half, { status, headers });
    }
    case 'wrong-type':
      return new Response(response.body, { status, headers: { 'content-type': fault.contentType ?? 'text/plain' } });
    case 'empty':
      return new Response(null, { status: 204 });
    case 'rewrite':
      return new Response(JSON.stringify(fault.change(await response.json())), { status, headers });
    case 'trickle':
      return new Response(trickle(new Uint8Array(await response.arrayBuffer()), 1000), {
        status,
        headers,
      });
    case 'flood':
      return new Response(flood(fault.bytes), { status, headers });
    default:
      throw new TypeError(fault satisfies never);
  }
}
