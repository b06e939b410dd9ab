import type { ConfluenceClient } from './confluence-client';
import { currentUser } from './responses';
import { toSpace } from './spaces';
import type { Transport } from './transport';

/** Who the token speaks for. v2 has no such call. */
export function createUserCalls(transport: Transport): Pick<ConfluenceClient, 'currentUser'> {
  return {
    currentUser: async () => {
      const query = { expand: 'personalSpace' };
      const user = await transport.read({ method: 'GET', path: '/wiki/rest/api/user/current', query }, currentUser);
      const { accountId, displayName, personalSpace } = user;
      return { accountId, displayName, ...(personalSpace && { personalSpace: toSpace(personalSpace) }) };
    },
  };
}
