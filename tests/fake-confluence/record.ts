import { type Incoming, mediaTypeOf } from './rest/incoming.ts';

/** A body as it is noted: text where it is text, base64 otherwise; the size in bytes either way. */
export type RecordedBody = { size: number; text?: string; base64?: string };

/** What the service itself said, whatever a fault made of it on the way. */
export type RecordedAnswer = { time: number; status: number; headers: Record<string, string>; body: RecordedBody };

/** One request and what became of it. */
export type Exchange = {
  time: number;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: RecordedBody;
  /** The kind of the fault that was played, if one was. */
  fault?: string;
  /** `waiting` until the caller has an answer or the connection is gone. */
  outcome: 'waiting' | 'answered' | 'lost';
  /** The status that the caller got. */
  status?: number;
  /** One for each time that the request was carried out: none, one, or more where it was delivered again. */
  answers: RecordedAnswer[];
};

const SECRET_HEADERS = ['authorization', 'cookie', 'proxy-authorization'];
const SECRET_FIELDS = /"(client_secret|access_token|refresh_token|code|code_verifier)":"[^"]*"/g;
const SECRET_PARAMETERS = /([?&](?:code|state)=)[^&\s"]+/g;
const TEXT_TYPES = /^(text\/|application\/(json|xml|x-www-form-urlencoded)|image\/svg\+xml)|^$/;

const redact = (text: string): string =>
  text.replace(SECRET_FIELDS, '"$1":"redacted"').replace(SECRET_PARAMETERS, '$1redacted');

function redactHeaders(headers: Headers): Record<string, string> {
  const shown = [...headers].map(([name, value]) => [name, SECRET_HEADERS.includes(name) ? 'redacted' : redact(value)]);
  return Object.fromEntries(shown);
}

function recordBody(bytes: Uint8Array, mediaType: string): RecordedBody {
  if (TEXT_TYPES.test(mediaType)) return { size: bytes.length, text: redact(new TextDecoder().decode(bytes)) };
  return { size: bytes.length, base64: Buffer.from(bytes).toString('base64') };
}

/** Notes a request on arrival; no secret gets into the record. */
export const recordRequest = (incoming: Incoming, now: number): Exchange => ({
  time: now,
  method: incoming.method,
  url: redact(incoming.url.href),
  headers: redactHeaders(incoming.headers),
  body: recordBody(incoming.body, mediaTypeOf(incoming)),
  outcome: 'waiting',
  answers: [],
});

/** Notes an answer; gives one like it, since reading a body uses it up. */
export async function recordAnswer(exchange: Exchange, response: Response, now: () => number): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { status, headers } = response;
  const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
  exchange.answers.push({ time: now(), status, headers: redactHeaders(headers), body: recordBody(bytes, mediaType) });
  return new Response(response.body === null ? null : bytes, { status, headers });
}
