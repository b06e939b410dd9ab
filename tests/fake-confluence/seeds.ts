import type { Ids } from './ids.ts';
import type { Content, Person, Site, Space } from './site.ts';

/** What a new site holds. */
export type SiteOptions = {
  /** First part of `<name>.atlassian.net`. */
  subdomain?: string;
  name?: string;
  cloudId?: string;
  /** How many spaces, the named ones included. */
  spaces?: number;
};

type Seed = { now: number; ids: Ids; person: Person };

const DEPARTMENTS: readonly (readonly [key: string, name: string])[] = [
  ['ENG', 'Engineering'],
  ['DES', 'Design'],
  ['MKT', 'Marketing'],
  ['PEOPLE', 'People'],
  ['FIN', 'Finance'],
  ['LEGAL', 'Legal'],
  ['SALES', 'Sales'],
  ['SUP', 'Customer support'],
];
const TOPICS: readonly (readonly [key: string, name: string])[] = [
  ['', ''],
  ['HB', 'handbook'],
  ['RES', 'research'],
  ['OPS', 'operations'],
  ['PLAN', 'planning'],
  ['ARC', 'archive'],
  ['LAB', 'lab'],
  ['ON', 'onboarding'],
];
const DEFAULT_SPACES = 70;

/** A site with enough spaces to page through, some of them awkward. */
export function createSite(seed: Seed, options: SiteOptions = {}): Site {
  const subdomain = options.subdomain ?? 'quick-capture';
  const site: Site = {
    cloudId: options.cloudId ?? seed.ids.uuid(),
    name: options.name ?? subdomain,
    url: `https://${subdomain}.atlassian.net`,
    spaces: [],
    contents: new Map(),
    attachments: new Map(),
  };
  for (const space of spaceSeeds(seed.person, options.spaces ?? DEFAULT_SPACES)) addSpace(site, seed, space);
  addPages(site, seed);
  return site;
}

type SpaceSeed = Pick<Space, 'key' | 'name'> & Partial<Pick<Space, 'type' | 'status' | 'canCreate' | 'favourite'>>;

function spaceSeeds(person: Person, count: number): SpaceSeed[] {
  const named: SpaceSeed[] = DEPARTMENTS.flatMap(([key, name]) =>
    TOPICS.map(([topicKey, topic]) => ({ key: `${key}${topicKey}`, name: `${name} ${topic}`.trim() })),
  );
  const awkward: SpaceSeed[] = [
    { key: `~${person.accountId.replace(/\W/g, '')}`, name: person.displayName, type: 'personal' },
    { key: 'NEWS', name: 'Company announcements', canCreate: false },
    { key: 'OLD', name: 'Old intranet', status: 'archived' },
    { key: 'RND', name: 'R&D <b>labs</b> "north"', type: 'collaboration', favourite: true },
    { key: 'ARABIC', name: 'مساحة المعرفة' },
    { key: 'LONG', name: `Knowledge ${'and more knowledge '.repeat(11)}`.slice(0, 200), type: 'knowledge_base' },
  ];
  const known = [...named, ...awkward];
  const extra = Array.from({ length: Math.max(0, count - known.length) }, (_, index) => ({
    key: `TEAM${index + 1}`,
    name: `Team ${index + 1}`,
  }));
  return [...known, ...extra].slice(0, count);
}

function addSpace(site: Site, seed: Seed, given: SpaceSeed): void {
  const id = seed.ids.number();
  const homepage = addContent(site, seed, { type: 'page', spaceId: id, title: `${given.name} home`.slice(0, 255) });
  site.spaces.push({
    type: 'global',
    status: 'current',
    canCreate: true,
    favourite: given.key === 'ENG',
    ...given,
    id,
    homepageId: homepage.id,
    createdAt: seed.now,
  });
}

function addPages(site: Site, seed: Seed): void {
  const space = site.spaces.find(({ key }) => key === 'ENG');
  if (!space) return;
  const below = (parentId: string, title: string, more: Partial<Content> = {}) =>
    addContent(site, seed, { type: 'page', spaceId: space.id, parentId, title, ...more });
  const research = below(space.homepageId, 'Research');
  const reading = below(research.id, 'Reading list');
  below(reading.id, 'Tides and harbours');
  below(space.homepageId, 'Meeting notes');
  below(space.homepageId, 'Retired plan', { status: 'archived' });
  const clippings = below(space.homepageId, 'Clippings', { type: 'folder', body: undefined });
  below(clippings.id, 'Clippings of 2026');
  addContent(site, seed, { type: 'blogpost', spaceId: space.id, title: 'Welcome to the new wiki' });
}

const greeting = {
  representation: 'storage',
  value: '<p>This page was here before you came.</p>',
} as const;

/** Puts a content on the site as if it had always been there. */
export function addContent(
  site: Site,
  seed: Seed,
  given: Pick<Content, 'type' | 'spaceId' | 'title'> & Partial<Content>,
): Content {
  const content: Content = {
    id: seed.ids.number(),
    status: 'current',
    parentId: undefined,
    authorId: seed.person.accountId,
    createdAt: seed.now,
    touchedAt: Number.NEGATIVE_INFINITY,
    body: greeting,
    versions: [{ number: 1, message: '', createdAt: seed.now, title: given.title, body: greeting }],
    pending: undefined,
    attachmentIds: [],
    labels: [],
    properties: [],
    seeded: true,
    ...given,
  };
  site.contents.set(content.id, content);
  return content;
}
