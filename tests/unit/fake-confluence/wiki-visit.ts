import { type Answer, idOf, readAnswer, type SignedIn, signedIn } from './signed-in.ts';

/** Opens a page of the site's own host. */
export const visit = async ({ fake }: SignedIn, path: string): Promise<Answer> =>
  readAnswer(await fake.fetch(`${fake.site.url}${path}`));

/** What a published body looks like, without line ends. */
export async function shown(body: unknown, title = 'Clip'): Promise<string> {
  const world = signedIn();
  const answer = await world.call('POST', '/wiki/api/v2/pages', { spaceId: world.space.id, title, body });
  const page = await visit(world, `/wiki/spaces/ENG/pages/${idOf(answer)}`);
  return /<article>(.*)<\/article>/s.exec(page.text)?.[1]?.replace(/\n/g, '') ?? page.text;
}
