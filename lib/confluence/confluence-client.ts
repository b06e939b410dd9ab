import type { ContentType, Parent, Place, Space } from '../clip/destination';

/** A page or post on the server. `url` is on the site's own host, checked, or undefined. */
export type Content = {
  id: string;
  status: 'draft' | 'current' | 'archived' | 'trashed' | 'deleted' | 'historical';
  title: string;
  version: number;
  url?: string;
};

/** A published page or post as it is, to be written back with another title or parent: `body` is storage XML. */
export type PageContent = Content & { parentId?: string; body: string };

/** A body in one of the two wire forms; `value` is the JSON text of an ADF document, or storage XML. */
export type Body = { representation: 'atlas_doc_format' | 'storage'; value: string };

export type Attachment = { attachmentId: string; fileName: string; size?: number; fileId?: string };

export type NewDraft = { type: ContentType; spaceId: string; title: string; parentId?: string; body: Body };
export type Publication = { type: ContentType; id: string; title: string; parentId?: string; body: Body };
export type Upload = {
  type: ContentType;
  contentId: string;
  fileName: string;
  mediaType: string;
  bytes: Blob;
  comment?: string;
};
export type SpacePage = { spaces: Space[]; cursor?: string };
/** A page or folder with its space. */
export type FoundParent = Required<Omit<Place, 'cloudId'>>;
/** Some of the pages and folders at one spot of the tree, in its order. */
export type Children = { parents: Parent[]; hasMore: boolean };

/** Every call we make to one Confluence site as one account. Each rejects with a ConfluenceError. */
export interface ConfluenceClient {
  currentUser(): Promise<{ accountId: string; displayName: string; personalSpace?: Space }>;
  listSpaces(options?: { cursor?: string; limit?: number; favouritedBy?: string }): Promise<SpacePage>;
  /** Spaces whose title or key begins with or holds the words, best first (CQL). */
  searchSpaces(words: string, limit: number): Promise<Space[]>;
  /** The space by its id; `canCreate` says whether it takes pages of this person, where the answer tells. */
  getSpace(id: string): Promise<{ space: Space; homepageId?: string; canCreate?: boolean }>;
  /** The spaces of these keys; what is not there is left out. */
  findSpaces(keys: readonly string[]): Promise<Space[]>;
  /** Pages and folders by title (CQL), in one space or in all; homepages, which stand for their spaces, are left out. */
  searchParents(words: string, limit: number, spaceKey?: string): Promise<FoundParent[]>;
  /** The pages and folders of these ids, by the search index; what it does not know is left out. */
  findParents(ids: readonly string[]): Promise<FoundParent[]>;
  /** The pages at the top of a space, its homepage among them. */
  listRootPages(spaceId: string, limit: number): Promise<Children>;
  listChildren(parent: Pick<Parent, 'id' | 'isFolder'>, limit: number): Promise<Children>;
  isTitleTaken(spaceId: string, title: string): Promise<boolean>;

  createDraft(draft: NewDraft): Promise<Content>;
  getContent(type: ContentType, id: string): Promise<Content>;
  /** Makes the draft current, version 1. */
  publishDraft(publication: Publication): Promise<Content>;
  readPage(type: ContentType, id: string): Promise<PageContent>;
  /** Writes the page as the version after `version`; a conflict when there is one already. */
  rewritePage(type: ContentType, page: PageContent): Promise<Content>;
  discardDraft(type: ContentType, id: string): Promise<void>;
  moveToTrash(type: ContentType, id: string): Promise<void>;

  uploadToDraft(upload: Upload): Promise<Attachment>;
  listAttachments(type: ContentType, contentId: string): Promise<Attachment[]>;
  addLabels(contentId: string, labels: readonly string[]): Promise<void>;
  removeLabels(contentId: string, labels: readonly string[]): Promise<void>;
  /** Creates the property, or changes it when it is there. */
  setProperty(type: ContentType, contentId: string, key: string, value: unknown): Promise<void>;
}
