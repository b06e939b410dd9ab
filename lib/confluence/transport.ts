import * as v from 'valibot';
import type { Site } from '../clip/destination';
import { type Fetch, isTimeout, PRIVATE_REQUEST, type TimeLimit } from '../http/fetch';
import { parseJson } from '../http/parse-json';
import { readText } from '../http/read-text';
import { type Answer, toConfluenceError } from './answer-error';
import { ConfluenceError } from './confluence-error';

const API = 'https://api.atlassian.com/ex/confluence';
const LONGEST_ANSWER = 5_000_000;
const USUAL_TIME_LIMIT = 60_000;

type QueryValue = string | number | boolean | readonly string[] | undefined;

/** One request; `path` begins with `/wiki/`, `timeLimit` is in milliseconds, lists in `query` are repeated. */
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  query?: Record<string, QueryValue>;
  body?: { json: unknown } | { form: FormData };
  timeLimit?: number;
};

/** Sends calls to one site. Every failure is a ConfluenceError; nothing is sent twice, for only the queue knows what may be. */
export interface Transport {
  /** Resolves with the answer in the promised shape, and with nothing else. */
  read<Output>(call: Call, schema: v.GenericSchema<unknown, Output>): Promise<Output>;
  /** For calls that are answered without a body. */
  run(call: Call): Promise<void>;
}

/** `userAgent` is set in Firefox, where Atlassian's XSRF filter judges a POST by it; Chromium ignores the header. */
export type TransportOptions = {
  site: Site;
  fetch: Fetch;
  now: () => number;
  userAgent?: string;
  timeLimit?: TimeLimit;
};

/** Makes a transport whose requests all go to the site's own path below the API gateway. */
export function createTransport(options: TransportOptions): Transport {
  const limit = options.timeLimit ?? ((milliseconds) => AbortSignal.timeout(milliseconds));

  async function send(call: Call): Promise<Answer> {
    const response = await ask(call);
    const text = await readAnswerText(response);
    const answer = { status: response.status, headers: response.headers, text: text ?? '' };
    if (!response.ok || text === undefined) throw toConfluenceError(answer, options.now());
    return answer;
  }

  async function ask(call: Call): Promise<Response> {
    try {
      return await options.fetch(toUrl(options.site, call), {
        ...PRIVATE_REQUEST,
        method: call.method,
        headers: toHeaders(call, options.userAgent),
        body: toBody(call),
        signal: limit(call.timeLimit ?? USUAL_TIME_LIMIT),
      });
    } catch (error) {
      throw new ConfluenceError(isTimeout(error) ? 'timeout' : 'no-answer');
    }
  }

  return {
    read: async (call, schema) => {
      const answer = await send(call);
      const parsed = v.safeParse(schema, parseJson(answer.text));
      if (!parsed.success) throw toConfluenceError(answer, options.now());
      return parsed.output;
    },
    run: async (call) => {
      const answer = await send(call);
      // A page of HTML with 200, from a portal in between, is no success.
      if (answer.text.trim() !== '') throw toConfluenceError(answer, options.now());
    },
  };
}

/** Undefined when the answer is too long or breaks off: whether the request was carried out is then told by nobody. */
async function readAnswerText(response: Response): Promise<string | undefined> {
  try {
    return await readText(response, LONGEST_ANSWER);
  } catch (error) {
    if (isTimeout(error)) throw new ConfluenceError('timeout', { status: response.status });
    return undefined;
  }
}

function toUrl(site: Site, { path, query = {} }: Call): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const entry of Array.isArray(value) ? value : [value]) parameters.append(name, String(entry));
  }
  const search = parameters.size === 0 ? '' : `?${parameters}`;
  return `${API}/${encodeURIComponent(site.cloudId)}${path}${search}`;
}

function toHeaders({ body }: Call, userAgent: string | undefined): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(body && 'json' in body && { 'Content-Type': 'application/json' }),
    ...(body && 'form' in body && { 'X-Atlassian-Token': 'no-check' }),
    ...(userAgent !== undefined && { 'User-Agent': userAgent }),
  };
}

function toBody({ body }: Call): BodyInit | null {
  if (body === undefined) return null;
  return 'form' in body ? body.form : JSON.stringify(body.json, keepWellFormed);
}

/** A lone surrogate would travel as `\ud800`, which Confluence cannot store. */
function keepWellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
