import type { ContentType, ParentPage, Space } from '../clip/destination';

/** A page or post on the server. `url` is on the site's own host, checked, or undefined. */
export type Content = {
  id: string;
  status: 'draft' | 'current' | 'archived' | 'trashed' | 'deleted' | 'historical';
  title: string;
  version: number;
  url?: string;
};

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

/** Every call we make to one Confluence site as one account. Each rejects with a ConfluenceError. */
export interface ConfluenceClient {
  currentUser(): Promise<{ accountId: string; displayName: string; personalSpace?: Space }>;
  listSpaces(options?: { cursor?: string; limit?: number; favouritedBy?: string }): Promise<SpacePage>;
  /** Spaces whose title or key begins with or holds the words, best first (CQL). */
  searchSpaces(words: string, limit: number): Promise<Space[]>;
  searchPages(words: string, limit: number, spaceKey?: string): Promise<(ParentPage & { spaceKey?: string })[]>;
  isTitleTaken(spaceId: string, title: string): Promise<boolean>;

  createDraft(draft: NewDraft): Promise<Content>;
  getContent(type: ContentType, id: string): Promise<Content>;
  /** Makes the draft current, version 1. */
  publishDraft(publication: Publication): Promise<Content>;
  discardDraft(type: ContentType, id: string): Promise<void>;
  moveToTrash(type: ContentType, id: string): Promise<void>;

  uploadToDraft(upload: Upload): Promise<Attachment>;
  listAttachments(type: ContentType, contentId: string): Promise<Attachment[]>;
  addLabels(contentId: string, labels: readonly string[]): Promise<void>;
  /** Creates the property, or changes it when it is there. */
  setProperty(type: ContentType, contentId: string, key: string, value: unknown): Promise<void>;
}
