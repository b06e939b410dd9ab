/**
 * The scopes asked for at sign-in. The v2 API takes granular scopes only; attachment upload, labels, search and the
 * current user exist only in v1 and take the classic ones (Atlassian's OpenAPI documents, `x-atlassian-oauth2-scopes`).
 * Blog posts use the page scopes. One grant exists per app and account: a scope added here means a new consent for all.
 */
export const SCOPES = [
  'offline_access',
  'read:space:confluence',
  'read:page:confluence',
  'write:page:confluence',
  'delete:page:confluence',
  'read:hierarchical-content:confluence',
  'read:attachment:confluence',
  'write:confluence-file',
  'write:confluence-content',
  'search:confluence',
  'read:confluence-user',
] as const;
