import { describe, expect, it } from 'vitest';
import { type Bus, RemoteError, remote, serve } from '../../../lib/messaging/rpc';

function createMemoryBus(): Bus {
  const handlers: ((message: unknown) => Promise<unknown> | undefined)[] = [];
  return {
    send: async (message) => {
      // What really crosses is JSON.
      const copy: unknown = JSON.parse(JSON.stringify(message));
      for (const handle of handlers) {
        const answer = handle(copy);
        if (answer !== undefined) return JSON.parse(JSON.stringify((await answer) ?? null));
      }
      return undefined;
    },
    listen: (handle) => handlers.push(handle),
  };
}

interface Greeter {
  greet(name: string): Promise<string>;
  fail(): Promise<void>;
  nothing(): Promise<void>;
}

class GreetingError extends Error {
  override readonly name = 'GreetingError';
  readonly code = 'too-shy';
}

const greeter: Greeter = {
  greet: async (name) => `Hello ${name}`,
  fail: async () => {
    throw new GreetingError('secret detail stays a message');
  },
  nothing: async () => undefined,
};

describe('a remote service', () => {
  it('answers with the value of the method', async () => {
    const bus = createMemoryBus();
    serve<Greeter>(bus, 'greeter', greeter);
    expect(await remote<Greeter>(bus, 'greeter').greet('Ana')).toBe('Hello Ana');
    expect(await remote<Greeter>(bus, 'greeter').nothing()).toBeUndefined();
  });

  it('rejects with the domain and code of the error', async () => {
    const bus = createMemoryBus();
    serve<Greeter>(bus, 'greeter', greeter);
    const error: unknown = await remote<Greeter>(bus, 'greeter')
      .fail()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RemoteError);
    expect(error).toMatchObject({ domain: 'GreetingError', code: 'too-shy' });
  });

  it('says so when nobody serves the call', async () => {
    await expect(remote<Greeter>(createMemoryBus(), 'greeter').greet('Ana')).rejects.toMatchObject({
      code: 'no-answer',
    });
  });

  it('can be awaited without hanging, for it is no promise', async () => {
    const service = remote<Greeter>(createMemoryBus(), 'greeter');
    expect(await service).toBe(service);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'offers no inherited method: %s',
    async (method) => {
      const bus = createMemoryBus();
      serve<Greeter>(bus, 'greeter', greeter);
      const answer = await bus.send({ service: 'greeter', method, parameters: [] });
      expect(answer).toMatchObject({ ok: false, code: 'unexpected' });
    },
  );

  it.each([[null], ['text'], [{}], [{ service: 'greeter' }], [{ service: 'other', method: 'greet', parameters: [] }]])(
    'leaves a message that is not its own to others: %j',
    async (message) => {
      const bus = createMemoryBus();
      serve<Greeter>(bus, 'greeter', greeter);
      expect(await bus.send(message)).toBeUndefined();
    },
  );
});
