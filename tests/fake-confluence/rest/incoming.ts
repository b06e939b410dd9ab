import * as v from 'valibot';
import type { Refusal } from './refusal.ts';

/** A request whose body has been read, so that it can be judged, recorded and delivered twice. */
export type Incoming = {
  method: string;
  url: URL;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
};

/** Reads the whole body; the rest of a request is taken as it is. */
export async function readIncoming(request: Request): Promise<Incoming> {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    body: new Uint8Array(await request.arrayBuffer()),
  };
}

/** The body as text. */
export const textOf = (incoming: Incoming): string => new TextDecoder().decode(incoming.body);

/** The media type without its parameters, in lower case; empty when none was sent. */
export function mediaTypeOf(incoming: Incoming): string {
  const [mediaType = ''] = (incoming.headers.get('content-type') ?? '').split(';');
  return mediaType.trim().toLowerCase();
}

/** The body's form fields, from either form encoding. Throws a TypeError where it is no form. */
export const formOf = (incoming: Incoming): Promise<FormData> =>
  new Response(incoming.body, { headers: { 'content-type': incoming.headers.get('content-type') ?? '' } }).formData();

/** A JSON body of the given shape. `refuse` makes the API's own refusal from a status and a sentence. */
export function jsonOf<Schema extends v.GenericSchema>(
  incoming: Incoming,
  schema: Schema,
  refuse: (status: number, words: string) => Refusal,
): v.InferOutput<Schema> {
  if (mediaTypeOf(incoming) !== 'application/json') throw refuse(415, 'Unsupported Media Type');
  const result = v.safeParse(schema, parseJson(textOf(incoming), refuse));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw refuse(400, `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}

function parseJson(text: string, refuse: (status: number, words: string) => Refusal): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse(400, `Could not read JSON: ${String(error)}`);
  }
}

/** A JSON answer. */
export const json = (value: unknown, headers: Record<string, string> = {}, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });
