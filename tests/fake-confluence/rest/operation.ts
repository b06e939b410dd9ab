import type { Call, Cloud } from '../cloud.ts';
import { opens, type Requirement } from '../sign-in/scopes.ts';
import type { Site } from '../site.ts';
import type { Incoming } from './incoming.ts';
import { refuseAtGateway, refuseV1, refuseV2 } from './refusal.ts';

/** One operation of the REST API: where it is, what it asks for, what it does. */
export type Operation = Requirement & {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the site, with `:name` for a part that varies. */
  path: string;
  /** The query parameters it takes. */
  query?: readonly string[];
  handle: (call: Call) => Response | Promise<Response>;
};

/** An operation and the parts of the path that fit its pattern. */
export type Match = { operation: Operation; params: Record<string, string> };

/** Finds the operation for a method and a path below the site; undefined where the API has none. */
export function findOperation(operations: readonly Operation[], method: string, path: string): Match | undefined {
  for (const operation of operations) {
    const params = operation.method === method ? matchPath(operation.path, path) : undefined;
    if (params) return { operation, params };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? '';
    if (part.startsWith(':') && text !== '') params[part.slice(1)] = decodeURIComponent(text);
    if (!part.startsWith(':') && part !== text) return undefined;
  }
  return params;
}

/** The gateway's own judgement of a token's scopes. Throws its 401, which no refresh heals. */
export function checkScope(operation: Operation, granted: readonly string[], cloud: Cloud): void {
  if (!opens(granted, operation, cloud.switches.granularScopesOnV1))
    throw refuseAtGateway(401, 'Unauthorized; scope does not match');
}

const MAXIMUM_BODY = 5 * 1024 * 1024;

/** Size and spelling, before the operation looks at the request. Throws 413 or 400. */
export function checkRequest(
  { operation, params }: Match,
  context: { incoming: Incoming; cloud: Cloud; site: Site },
): Call {
  const { incoming, cloud, site } = context;
  const query = incoming.url.searchParams;
  const isV2 = operation.path.startsWith('/wiki/api/v2/');
  if (isV2 && incoming.body.length > MAXIMUM_BODY)
    throw refuseV2(413, 'PAYLOAD_TOO_LARGE', 'Request body is too large');
  const unknown = [...query.keys()].find((name) => !(operation.query ?? []).includes(name));
  if (unknown !== undefined && cloud.switches.unknownNames === 'refused') {
    const words = `Unknown query parameter: ${unknown}`;
    throw isV2 ? refuseV2(400, 'INVALID_REQUEST_PARAMETER', words) : refuseV1(400, 'BadRequestException', words);
  }
  return { cloud, site, incoming, params, query };
}
