import { type Cloud, link } from '../cloud.ts';
import type { Space } from '../site.ts';

/** A space as v1 shows it: its id is a number there. */
export const showSpaceV1 = (cloud: Cloud, space: Space) => ({
  id: Number(space.id),
  key: space.key,
  alias: space.key,
  name: space.name,
  type: space.type,
  status: space.status,
  _expandable: { homepage: `/rest/api/content/${space.homepageId}` },
  _links: { webui: link(cloud, `/spaces/${space.key}`), self: link(cloud, `/rest/api/space/${space.key}`) },
});
