import { ConnectionLost } from './fault.ts';

const FETCH_FAILED = 'fetch failed';

/**
 * Gives the answers the manners of the global `fetch`: a lost connection is a TypeError, an abort rejects with the signal's
 * reason, and redirects are followed, refused or handed on as the request says.
 */
export function createFetch(
  answer: (request: Request) => Promise<Response>,
): (input: Request | URL | string, init?: RequestInit) => Promise<Response> {
  async function send(request: Request): Promise<Response> {
    const response = await Promise.race([answer(request), aborted(request.signal)]);
    const location = response.headers.get('location');
    if (location === null || request.redirect === 'manual') return response;
    if (request.redirect === 'error') throw new TypeError(FETCH_FAILED, { cause: 'unexpected redirect' });
    return send(new Request(new URL(location, request.url), { headers: request.headers, signal: request.signal }));
  }
  return async (input, init) => {
    try {
      return await send(new Request(input, init));
    } catch (error) {
      if (error instanceof ConnectionLost) throw new TypeError(FETCH_FAILED, { cause: error });
      throw error;
    }
  };
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
