import * as v from 'valibot';
import type { Site } from '../clip/destination';
import { type Fetch, PRIVATE_REQUEST } from '../http/fetch';
import { parseJson } from '../http/parse-json';
import { readText } from '../http/read-text';
import { AuthError } from './auth-error';

const RESOURCES = 'https://api.atlassian.com/oauth/token/accessible-resources';
/** Chromium stops a worker whose request has had no answer for 30 s (measured): better to know than to be killed. */
const TIME_LIMIT = 25_000;
const LONGEST_ANSWER = 1_000_000;

/** The id goes into every path, the address before every link. */
const resource = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  name: v.fallback(v.string(), ''),
  url: v.pipe(v.string(), v.url(), v.startsWith('https://')),
  scopes: v.array(v.string()),
});

/**
 * The Confluence sites that a token reaches, by `accessible-resources`; `fetch` sends the token. Rejects with
 * `unreachable`, or with `no-site` when there is none.
 */
export async function fetchSites(fetch: Fetch): Promise<Site[]> {
  const sites = readSites(await ask(fetch));
  if (sites === undefined) throw new AuthError('unreachable');
  if (sites.length === 0) throw new AuthError('no-site');
  return sites;
}

/** The list has an entry per product, so one site may come twice, and no order; odd entries are left out. */
function readSites(text: string): Site[] | undefined {
  const entries = parseJson(text);
  if (!Array.isArray(entries)) return undefined;
  const sites = new Map<string, Site>();
  for (const entry of entries) {
    const parsed = v.safeParse(resource, entry);
    if (!parsed.success || !parsed.output.scopes.some((scope) => scope.includes('confluence'))) continue;
    const { id, name, url } = parsed.output;
    const { origin, host } = new URL(url);
    sites.set(id, { cloudId: id, name: name || host, url: origin });
  }
  return [...sites.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

async function ask(fetch: Fetch): Promise<string> {
  try {
    const response = await fetch(RESOURCES, {
      ...PRIVATE_REQUEST,
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    return response.ok ? ((await readText(response, LONGEST_ANSWER)) ?? '') : '';
  } catch {
    return '';
  }
}
