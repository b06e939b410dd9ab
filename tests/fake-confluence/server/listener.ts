import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionLost } from '../fault.ts';

type Answer = (request: Request) => Promise<Response>;

/** Puts `answer` behind a server of Node. `originOf` tells which host a message was meant for. */
export function createListener(answer: Answer, originOf: (message: IncomingMessage) => string): RequestListener {
  return (message, reply) => {
    const left = new AbortController();
    reply.once('close', () => left.abort());
    handle({ answer, origin: originOf(message), signal: left.signal }, message, reply).catch((error: unknown) => {
      if (!(error instanceof ConnectionLost) && !left.signal.aborted) console.error(error);
      message.socket.destroy();
    });
  };
}

type Handling = { answer: Answer; origin: string; signal: AbortSignal };

async function handle(
  { answer, origin, signal }: Handling,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const response = await answer(await toRequest(message, origin, signal));
  reply.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) {
    reply.end();
    return;
  }
  await send(response.body, reply, signal);
}

/** Hands the body on as it comes, so that slow and broken bodies are slow and broken on the wire too. */
async function send(body: ReadableStream<Uint8Array>, reply: ServerResponse, signal: AbortSignal): Promise<void> {
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done && !signal.aborted; part = await reader.read()) {
    if (!reply.write(part.value)) await once(reply, 'drain', { signal });
  }
  reply.end();
}

async function toRequest(message: IncomingMessage, origin: string, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const { method = 'GET' } = message;
  const body = method === 'GET' || method === 'HEAD' ? null : new Uint8Array(Buffer.concat(await message.toArray()));
  return new Request(new URL(message.url ?? '/', origin), { method, headers, body, signal });
}

/** Listens on the loopback address; gives the port. */
export async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Ends every connection and stops listening. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
