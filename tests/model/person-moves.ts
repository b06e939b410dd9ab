import type { PersonEvent } from '../../lib/queue/clip-event';
import type { Protocol } from './protocol';
import {
  type Decision,
  FIRST_TITLE,
  type Move,
  OTHER_TITLE,
  replaceAt,
  type ServerObject,
  store,
  type World,
} from './state';

function decisionMoves(world: World, protocol: Protocol): Move[] {
  const { destination } = world.stored;
  const elsewhere = destination && { ...destination, space: { ...destination.space, id: 'elsewhere' } };
  const events: PersonEvent[] = [
    { type: 'cancelled', at: 0 },
    { type: 'restored', at: 0 },
    { type: 'retried', at: 0 },
    ...(elsewhere ? [{ type: 'edited' as const, at: 0, destination: elsewhere }] : []),
  ];
  const allowed = events.filter(({ type }) => protocol.decisions.includes(type));
  const title = world.stored.title === OTHER_TITLE ? FIRST_TITLE : OTHER_TITLE;
  if (protocol.decisions.includes('renamed')) allowed.push({ type: 'edited', at: 0, title });
  return allowed.flatMap((event): Move[] => {
    const row = protocol.decide(world.stored, event);
    if (row === 'refused') return [];
    const wasCancelled = event.type === 'cancelled' || (world.wasCancelled && event.type !== 'restored');
    const next = { ...store(world, row, false), decisions: world.decisions - 1, wasCancelled };
    const name = event.type === 'edited' && event.title !== undefined ? `renamed to ${event.title}` : event.type;
    return [{ name: `the person: ${name}`, kind: 'person', next }];
  });
}

/** What a person does to the page in Confluence itself. */
function pageMoves(world: World, protocol: Protocol): Move[] {
  return world.objects.flatMap((object, index): Move[] => {
    if (object.status !== 'current') return [];
    const move = (name: Decision, patch: Partial<ServerObject>): Move[] => {
      if (!protocol.decisions.includes(name)) return [];
      const objects = replaceAt(world.objects, index, { ...object, ...patch });
      return [
        { name: `the person: ${name}`, kind: 'person', next: { ...world, objects, decisions: world.decisions - 1 } },
      ];
    };
    const trash = move('trash page', { status: 'trashed' });
    return object.isRenamed
      ? trash
      : [...trash, ...move('rename page', { isRenamed: true, title: 'theirs', version: object.version + 1 })];
  });
}

/** What the person may do next, to the clip or to its page. */
export function personMoves(world: World, protocol: Protocol): Move[] {
  return world.decisions === 0 ? [] : [...decisionMoves(world, protocol), ...pageMoves(world, protocol)];
}
