/** The person who signs in. One is enough: what others may see is not what the extension has to get right. */
export type Person = { accountId: string; displayName: string; publicName: string; email: string };

/** A space. `canCreate: false` lets the person look but not write, which create answers with 404. */
export type Space = {
  id: string;
  key: string;
  name: string;
  type: 'global' | 'personal' | 'collaboration' | 'knowledge_base';
  status: 'current' | 'archived';
  homepageId: string;
  createdAt: number;
  favourite: boolean;
  canCreate: boolean;
};

/** What a body was written in; the text is kept as it came. */
export type StoredBody = { representation: 'storage' | 'atlas_doc_format'; value: string };

export type Version = {
  number: number;
  message: string;
  createdAt: number;
  title: string;
  body: StoredBody | undefined;
};
export type Label = { id: string; prefix: string; name: string };
export type Property = { id: string; key: string; value: unknown; version: number; createdAt: number };

/** A page, blog post or folder with everything that hangs on it. */
export type Content = {
  id: string;
  type: 'page' | 'blogpost' | 'folder';
  status: 'draft' | 'current' | 'archived' | 'trashed' | 'deleted';
  title: string;
  spaceId: string;
  parentId: string | undefined;
  authorId: string;
  createdAt: number;
  /** When it was published, trashed or restored: the search index follows some time later. */
  touchedAt: number;
  body: StoredBody | undefined;
  /** Visible versions, oldest first. Empty while it is a draft that was never published. */
  versions: Version[];
  /** The unpublished changes of a published page. */
  pending: { title: string; body: StoredBody | undefined } | undefined;
  /** Ids of its files, oldest first. */
  attachmentIds: string[];
  labels: Label[];
  properties: Property[];
  /** Was there before anybody came. */
  seeded: boolean;
};

/** A file on a content; each upload of the same name is a new version with a new fileId. */
export type Attachment = {
  id: string;
  contentId: string;
  fileName: string;
  mediaType: string;
  comment: string;
  version: number;
  fileId: string;
  bytes: Uint8Array<ArrayBuffer>;
  createdAt: number;
};

/** One Confluence site. Tests may read it and change it: it is the truth the answers are made from. */
export type Site = {
  cloudId: string;
  name: string;
  /** `https://<name>.atlassian.net`, without a slash at the end. */
  url: string;
  spaces: Space[];
  contents: Map<string, Content>;
  attachments: Map<string, Attachment>;
};

/** What people saved, without what was there from the start. */
export const savedContents = (site: Site): Content[] =>
  [...site.contents.values()].filter((content) => !content.seeded && content.status !== 'deleted');

/** The files of one content, oldest first. */
export const attachmentsOf = (site: Site, contentId: string): Attachment[] =>
  (site.contents.get(contentId)?.attachmentIds ?? [])
    .map((id) => site.attachments.get(id))
    .filter((attachment) => attachment !== undefined);

/** The version a reader sees; drafts count as 1, as the live service numbers them. */
export const versionNumber = (content: Content): number => content.versions.at(-1)?.number ?? 1;

export const spaceById = (site: Site, id: string): Space | undefined => site.spaces.find((space) => space.id === id);

/** The space of a content; a content cannot outlive its space here, so its absence is a mistake of ours. */
export function spaceOf(site: Site, content: Content): Space {
  const space = spaceById(site, content.spaceId);
  if (!space) throw new Error(`content ${content.id} is in no space`);
  return space;
}
