/** The little of WebDriver BiDi that one run needs: Firefox speaks it itself, so no driver program is needed. */
export type BidiClient = {
  /** Sends a command; rejects with what the browser says is wrong. */
  send(method: string, parameters?: object): Promise<BidiResult>;
  /** Evaluates an expression in a browsing context and gives what it comes to, as JSON. */
  evaluate(context: string, expression: string): Promise<unknown>;
  close(): void;
};

export type BidiResult = Record<string, unknown>;

type Answer = { id?: number; type?: string; result?: BidiResult; error?: string; message?: string };
type Waiting = { resolve(result: BidiResult): void; reject(error: Error): void };

/** Opens a session over the address Firefox prints when it starts. */
export async function connectBidi(address: string): Promise<BidiClient> {
  const socket = new WebSocket(`${address}/session`);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`No answer from ${address}`)));
  });
  socket.addEventListener('message', ({ data }) => settle(waiting, JSON.parse(String(data))));

  const send = (method: string, parameters: object = {}) =>
    new Promise<BidiResult>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      socket.send(JSON.stringify({ id: lastId, method, params: parameters }));
    });
  await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  return {
    send,
    evaluate: (context, expression) => evaluate(send, { context, expression }),
    close: () => socket.close(),
  };
}

function settle(waiting: Map<number, Waiting>, answer: Answer): void {
  const id = answer.id ?? 0;
  const waiter = waiting.get(id);
  if (!waiter) return;
  waiting.delete(id);
  if (answer.type === 'error') waiter.reject(new Error(`${answer.error}: ${answer.message}`));
  else waiter.resolve(answer.result ?? {});
}

/** The value crosses as a JSON text: BiDi's own way of writing values would have to be undone. */
async function evaluate(
  send: BidiClient['send'],
  { context, expression }: { context: string; expression: string },
): Promise<unknown> {
  const result = await send('script.evaluate', {
    expression: `(async () => JSON.stringify(await (${expression})))()`,
    target: { context },
    awaitPromise: true,
  });
  if (result['type'] === 'exception') throw new Error(`${expression}: ${exceptionText(result['exceptionDetails'])}`);
  const { value } = result['result'] as { value?: string };
  return value === undefined ? undefined : JSON.parse(value);
}

function exceptionText(details: unknown): string {
  const text = typeof details === 'object' && details !== null ? Reflect.get(details, 'text') : undefined;
  return String(text);
}
