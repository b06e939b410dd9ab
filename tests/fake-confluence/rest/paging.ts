import { baseLink, type Call, link } from '../cloud.ts';
import { json } from './incoming.ts';
import { refuseV2 } from './refusal.ts';

const DEFAULT_LIMIT = 25;
const MAXIMUM_LIMIT = 250;

/** The parameters that every v2 list takes. */
export const pagingQuery = ['cursor', 'limit'] as const;

/** One page of a v2 list. `next` is relative to the site, in the body and in the `Link` header alike. */
export function listPage<Item>(call: Call, items: readonly Item[], show: (item: Item) => unknown): Response {
  const limit = readLimit(call.query, MAXIMUM_LIMIT);
  const start = readCursor(call.query);
  const results = items.slice(start, start + limit).map(show);
  const links: Record<string, string> = { base: baseLink(call.cloud, call.site) };
  if (start + limit >= items.length) return json({ results, _links: links });
  const next = link(call.cloud, nextPath(call, start + limit, limit));
  return json(
    { results, _links: { ...links, next } },
    { link: `<${next}>; rel="next", <${links['base']}>; rel="base"` },
  );
}

function nextPath(call: Call, start: number, limit: number): string {
  const [, path = ''] = /^\/ex\/confluence\/[^/]+(.*)$/.exec(call.incoming.url.pathname) ?? [];
  const query = new URLSearchParams(call.query);
  query.set('limit', String(limit));
  query.set('cursor', writeCursor(start));
  return `${path}?${query}`;
}

/** Reads `limit`; throws 400 unless it is a whole number from 1 to `maximum`. */
export function readLimit(query: URLSearchParams, maximum: number): number {
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  if (Number.isInteger(limit) && limit >= 1 && limit <= maximum) return limit;
  throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', `Provided value for 'limit' must be between 1 and ${maximum}`);
}

/** A cursor is opaque outside; here it carries where to go on. */
export const writeCursor = (start: number): string =>
  Buffer.from(JSON.stringify({ start, type: 'opaque' })).toString('base64');

/** Reads `cursor`, 0 without one; throws 400 on anything that we did not hand out. */
export function readCursor(query: URLSearchParams): number {
  const cursor = query.get('cursor');
  if (cursor === null) return 0;
  const [, start] = /^\{"start":(\d+),"type":"opaque"\}$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (start !== undefined) return Number(start);
  throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', "Provided value for 'cursor' is not valid");
}
