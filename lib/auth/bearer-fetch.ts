import type { Fetch } from '../http/fetch';

const API_ORIGIN = 'https://api.atlassian.com';

/** A fetch that sends the access token along, to Atlassian's API and to nobody else. */
export function withBearer(fetch: Fetch, accessToken: string): Fetch {
  return async (url, init) => {
    if (URL.parse(url)?.origin !== API_ORIGIN) throw new TypeError('A token is for the API only');
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${accessToken}`);
    return fetch(url, { ...init, headers });
  };
}
