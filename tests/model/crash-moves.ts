import { type Move, type Request, type World, withWorker } from './state';

function orphaned(requests: readonly Request[], isLost: (sender: number) => boolean): Request[] {
  return requests.map((request) =>
    request.sender !== undefined && isLost(request.sender) ? { ...request, sender: undefined } : request,
  );
}

/** A worker that is killed, or the power that fails: what was not flushed is gone. */
export function crashMoves(world: World): Move[] {
  if (world.faults === 0) return [];
  const faults = world.faults - 1;
  const kills = world.workers.flatMap((worker, index): Move[] => {
    if (!worker) return [];
    const requests = orphaned(world.requests, (sender) => sender === index);
    return [
      {
        name: `worker ${index} is killed`,
        kind: 'fault',
        next: { ...withWorker(world, index, undefined), requests, faults },
      },
    ];
  });
  const workers = world.workers.map(() => undefined);
  const requests = orphaned(world.requests, () => true);
  const powerLoss = { ...world, stored: world.flushed, workers, requests, faults };
  return [...kills, { name: 'power loss', kind: 'fault', next: powerLoss }];
}
