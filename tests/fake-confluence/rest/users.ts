import { baseLink, type Call } from '../cloud.ts';
import { json } from './incoming.ts';
import type { Operation } from './operation.ts';
import { showSpaceV1 } from './space-v1.ts';

/** v1 `GET /user/current`. */
export const userOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/wiki/rest/api/user/current',
    needed: ['read:confluence-user'],
    beta: ['read:content-details:confluence'],
    query: ['expand'],
    handle: currentUser,
  },
];

function currentUser(call: Call): Response {
  const { person } = call.cloud;
  const expand = (call.query.get('expand') ?? '').split(',');
  const personal = call.site.spaces.find((space) => space.type === 'personal');
  const links = { base: baseLink(call.cloud, call.site), context: '/wiki' };
  return json({
    type: 'known',
    accountId: person.accountId,
    accountType: 'atlassian',
    email: person.email,
    publicName: person.publicName,
    displayName: person.displayName,
    isExternalCollaborator: false,
    profilePicture: { path: '/wiki/aa-avatar/default', width: 48, height: 48, isDefault: true },
    ...(expand.includes('personalSpace') && personal ? { personalSpace: showSpaceV1(call.cloud, personal) } : {}),
    _expandable: { operations: '', personalSpace: '' },
    _links: links,
  });
}
