const AUTHORIZE = 'https://auth.atlassian.com/authorize';

/** What the consent page is asked for. `redirectUrl` must equal the one registered with the app, to the letter. */
export type AuthorizationRequest = {
  clientId: string;
  scopes: readonly string[];
  redirectUrl: string;
  state: string;
  codeChallenge: string;
};

/**
 * The address of Atlassian's consent page. The challenge is not in Atlassian's documents for 3LO apps, but its server
 * names S256 in its metadata and accepts it.
 */
export function toAuthorizationUrl(request: AuthorizationRequest): string {
  const parameters = new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: request.clientId,
    scope: request.scopes.join(' '),
    redirect_uri: request.redirectUrl,
    state: request.state,
    response_type: 'code',
    prompt: 'consent',
    code_challenge: request.codeChallenge,
    code_challenge_method: 'S256',
  });
  // Atlassian documents `%20` between scopes; a plus that is meant is `%2B` by now.
  return `${AUTHORIZE}?${parameters.toString().replaceAll('+', '%20')}`;
}
