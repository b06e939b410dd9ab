/** Calls between our own contexts: the type of a service is the protocol, so going to a definition crosses contexts. */

/** What carries a message and its answer; the extension's runtime in production, memory in tests. */
export interface Bus {
  /** Gives a message to the other side; resolves with its answer, or `undefined` when nobody serves it. */
  send(message: unknown): Promise<unknown>;
  /** `handle` returns `undefined` for a message that is not its own: a promise would claim it. */
  listen(handle: (message: unknown) => Promise<unknown> | undefined): void;
}

/** An error that crossed contexts: its class's name and its closed code, never a stack or a payload. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  /** `CaptureError`, `ConfluenceError`, `AuthError`, `QueueError`, or `Error` for a defect of ours. */
  readonly domain: string;
  /** The domain's closed code; `unexpected` for a defect of ours, `no-answer` when nobody served the call. */
  readonly code: string;

  constructor(domain: string, code: string, message: string = code) {
    super(message);
    this.domain = domain;
    this.code = code;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the one place that must accept every method's parameters.
type Method = (...parameters: any[]) => Promise<unknown>;
type Methods<T> = { [K in keyof T]: T[K] extends Method ? T[K] : never };

type Call = { service: string; method: string; parameters: unknown[] };
type Answer = { ok: true; value: unknown } | { ok: false; domain: string; code: string; message: string };

function isCall(message: unknown, service: string): message is Call {
  if (typeof message !== 'object' || message === null) return false;
  const { service: name, method, parameters } = message as Partial<Call>;
  return name === service && typeof method === 'string' && Array.isArray(parameters);
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Answer>).ok === 'boolean';
}

function toAnswer(error: unknown): Answer {
  if (!(error instanceof Error)) return { ok: false, domain: 'Error', code: 'unexpected', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unexpected';
  return { ok: false, domain: error.name, code, message: error.message };
}

async function call(method: Method, parameters: unknown[]): Promise<Answer> {
  try {
    return { ok: true, value: await method(...parameters) };
  } catch (error) {
    return toAnswer(error);
  }
}

/** Answers calls of `service` with `methods`; only own methods can be reached, so no `constructor` or `__proto__`. */
export function serve<T extends object>(bus: Bus, service: string, methods: Methods<T>): void {
  const table = new Map(Object.entries<Method>(methods as Record<string, Method>));
  bus.listen((message) => {
    if (!isCall(message, service)) return undefined;
    const method = table.get(message.method);
    if (method === undefined) {
      return Promise.resolve<Answer>({ ok: false, domain: 'Error', code: 'unexpected', message: message.method });
    }
    return call(method, message.parameters);
  });
}

/** Stands in for a service elsewhere. Each method rejects with a RemoteError. */
export function remote<T extends object>(bus: Bus, service: string): T {
  const invoke = async (method: string, parameters: unknown[]): Promise<unknown> => {
    const answer = await bus.send({ service, method, parameters } satisfies Call);
    if (!isAnswer(answer)) throw new RemoteError('Error', 'no-answer');
    if (!answer.ok) throw new RemoteError(answer.domain, answer.code, answer.message);
    return answer.value;
  };
  return new Proxy(Object.create(null) as T, {
    get: (_target, method) =>
      // `await remote(…)` asks for `then`; answering with a method would hang it for ever.
      typeof method !== 'string' || method === 'then'
        ? undefined
        : (...parameters: unknown[]) => invoke(method, parameters),
  });
}
