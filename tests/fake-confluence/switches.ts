/**
 * What is not proven about the live service, and what an administrator can set. The defaults are what has been seen or
 * written down, and the stricter reading where nothing has; a test that matters should pass with either.
 */
export type Switches = {
  /** How an expired token is answered: by the gateway's 401, or by the products' 404 (v2) and 403 (v1), as n8n reports. */
  expiry: 'gateway-401' | 'product-404-403';
  /** Whether the token endpoint wants the app's secret. Atlassian has no public clients (ECO-283). */
  secretRequired: boolean;
  /** Whether authorize wants a code_challenge. The live server takes one but does not document it. */
  challengeRequired: boolean;
  /** Whether a wrong code_verifier is refused although the secret is right. */
  verifierChecked: boolean;
  /** A refresh answer that leaves the refresh token out: the old one stays valid. */
  refreshWithoutToken: boolean;
  /** The status of `authorization_code is invalid`, of which only "4xx" is known. */
  invalidCodeStatus: 400 | 401 | 403;
  /** Whether the beta granular scopes open the v1 operations for 3LO apps. The document says yes, observers no. */
  granularScopesOnV1: boolean;
  /** CORS for callers without host permission. Off, so that a missing permission is noticed. */
  cors: boolean;
  /** Unknown query parameters and body fields: refused, stricter than the live service, so that a misspelling is seen. */
  unknownNames: 'refused' | 'ignored';

  /** A space that takes no drafts at all. */
  drafts: 'accepted' | 'refused';
  /** Whether GET of a never-published draft needs `status=draft` or `get-draft=true`. */
  draftNeedsStatus: boolean;
  /** What becomes of a draft written with a media node (atlassian-mcp-server #227: reported as saved, stored empty). */
  draftWithMedia: 'stored-empty' | 'stored';
  /** PUT of attachments on a draft: accepted, or refused with that status. */
  draftAttachmentPut: 'accepted' | 400 | 404 | 501;
  /** POST of attachments on a draft. */
  draftAttachmentPost: 'accepted' | 400 | 404;
  /** Whether v2 lists the attachments of a draft. */
  draftAttachmentsListed: boolean;
  /** Labels and properties on a draft. */
  draftMetadata: 'accepted' | 'refused';
  /** Whether the upload answer names the fileId in `extensions`. */
  fileIdInUploadAnswer: boolean;
  /** Whether an upload without `minorEdit` is refused: the reference requires the field, other clients leave it out. */
  minorEditRequired: boolean;
  /** ADF bodies on blog posts: the reference says storage only, other clients send ADF. */
  adfOnBlogPosts: 'refused' | 'accepted';
  /** Every ADF body is refused, to force the fallback. */
  adf: 'judged' | 'refused';
  /** Every storage body is refused, to force the last resort. */
  storage: 'judged' | 'refused';
  /** Whether a storage publish leaves the property `editor` = `v1` behind, as was seen with pages; nobody has said so of posts. */
  legacyEditor: 'noted' | 'unnoted';
  /** Whether content can be moved to the new editor by setting that property to `v2`. */
  newEditor: 'accepted' | 'refused';
  /** A second publish of the same draft with version 1. */
  secondPublish: 'refused' | 'accepted';
  /** How the list by title compares. */
  titleFilter: 'exact' | 'substring';
  /** Whether CQL knows `type = folder`; the reference's list of types has been without it. */
  foldersInSearch: 'found' | 'refused';
  /** Milliseconds until CQL sees a change. About 20 s on the live service. */
  indexLag: number;
  /** Largest attachment in bytes; above it the answer is 404, as documented. */
  attachmentLimit: number;
  /** Put in front of every link of an answer (`https://evil.example`, `//evil.example`, `@evil.example`): a hostile server. */
  linkPrefix: string;
};

const MEBIBYTE = 1024 * 1024;

export const defaultSwitches: Readonly<Switches> = {
  expiry: 'gateway-401',
  secretRequired: true,
  challengeRequired: true,
  verifierChecked: true,
  refreshWithoutToken: false,
  invalidCodeStatus: 403,
  granularScopesOnV1: false,
  cors: false,
  unknownNames: 'refused',
  drafts: 'accepted',
  draftNeedsStatus: true,
  draftWithMedia: 'stored-empty',
  draftAttachmentPut: 'accepted',
  draftAttachmentPost: 'accepted',
  draftAttachmentsListed: true,
  draftMetadata: 'refused',
  fileIdInUploadAnswer: true,
  minorEditRequired: true,
  adfOnBlogPosts: 'refused',
  adf: 'judged',
  storage: 'judged',
  legacyEditor: 'unnoted',
  newEditor: 'accepted',
  secondPublish: 'refused',
  titleFilter: 'exact',
  foldersInSearch: 'found',
  indexLag: 20_000,
  attachmentLimit: 100 * MEBIBYTE,
  linkPrefix: '',
};
