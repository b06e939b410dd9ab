/** The only hosts our own requests go to; a build that names a broker adds its origin. */
const ATLASSIAN_ORIGINS: readonly string[] = ['https://api.atlassian.com', 'https://auth.atlassian.com'];

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A request to a place that is not on the list was stopped before it left. */
export class DestinationError extends Error {
  override readonly name = 'DestinationError';
  readonly code = 'destination-refused';
}

/** The one `fetch` of the product: refuses any origin but Atlassian's two and those given. */
export function createGuardedFetch(fetch: Fetch, extraOrigins: readonly string[] = []): Fetch {
  const allowed = new Set([...ATLASSIAN_ORIGINS, ...extraOrigins]);
  return async (url, init) => {
    const { origin } = new URL(url);
    if (!allowed.has(origin)) throw new DestinationError(origin);
    return fetch(url, init);
  };
}

/** Gets a picture from an origin the person granted: GET, no credentials, no headers of ours, no redirects. */
export function createImageFetch(ports: {
  fetch: Fetch;
  isGranted: (origin: string) => Promise<boolean>;
}): (url: string, signal: AbortSignal) => Promise<Response> {
  return async (url, signal) => {
    const { origin, protocol } = new URL(url);
    if (!/^https?:$/.test(protocol) || !(await ports.isGranted(origin))) throw new DestinationError(origin);
    return ports.fetch(url, {
      method: 'GET',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal,
    });
  };
}
