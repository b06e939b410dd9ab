import type { Ids } from './ids.ts';
import type { Incoming } from './rest/incoming.ts';
import type { Person, Site } from './site.ts';
import type { Switches } from './switches.ts';

/** Everything the embedded service knows, and its only sources of time and chance. */
export type Cloud = {
  now: () => number;
  ids: Ids;
  switches: Switches;
  person: Person;
  sites: Site[];
};

/** One request to one site's REST API, after the gateway has let it through. */
export type Call = {
  cloud: Cloud;
  site: Site;
  incoming: Incoming;
  /** The named parts of the path. */
  params: Record<string, string>;
  query: URLSearchParams;
};

/** A named part of the path; routes only name parts that their pattern has. */
export function pathPart(call: Call, name: string): string {
  const part = call.params[name];
  if (part === undefined) throw new Error(`the route has no part "${name}"`);
  return part;
}

/** A link as the answer shows it: relative to the site, unless a hostile server is being played. */
export const link = (cloud: Cloud, path: string): string => `${cloud.switches.linkPrefix}${path}`;

/** `_links.base` of an answer. */
export const baseLink = (cloud: Cloud, site: Site): string => `${cloud.switches.linkPrefix || site.url}/wiki`;

/** Milliseconds since 1970 as the API writes a time. */
export const timestamp = (milliseconds: number): string => new Date(milliseconds).toISOString();
