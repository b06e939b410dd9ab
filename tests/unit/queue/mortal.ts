import type { PublisherPorts } from '../../../lib/queue/publisher';

/** A worker that may be killed: its ports until then, and how many awaits it lived through. */
export type MortalLife = { ports: PublisherPorts; died: Promise<'died'>; awaits: () => number };

/**
 * Wraps ports so that the worker dies at one of its awaits: nothing it waits for ever comes back, as when a browser kills
 * a worker. Every method has two such places, before it does anything and after it has done all.
 */
export function createMortalLife(ports: PublisherPorts, mayDie: (awaitNumber: number) => boolean): MortalLife {
  const { promise: died, resolve: die } = Promise.withResolvers<'died'>();
  const forever = new Promise<never>(() => undefined);
  let awaits = 0;
  let isDead = false;

  const survive = async (): Promise<void> => {
    if (!isDead && mayDie(awaits++)) {
      isDead = true;
      die('died');
    }
    if (isDead) await forever;
  };
  const makeMortal = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (object, property) => {
        const member: unknown = Reflect.get(object, property);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          await survive();
          try {
            return (await Reflect.apply(member, object, args)) as unknown;
          } finally {
            await survive();
          }
        };
      },
    });

  const mortal: PublisherPorts = {
    ...ports,
    queue: makeMortal(ports.queue),
    clientFor: async (owner) => {
      const client = await ports.clientFor(owner);
      return typeof client === 'string' ? client : makeMortal(client);
    },
  };
  return { ports: mortal, died, awaits: () => awaits };
}
