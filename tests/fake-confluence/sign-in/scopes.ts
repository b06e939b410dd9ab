/**
 * The scopes of an own 3LO app for this extension, as it would be set up in Atlassian's developer console. v2 takes
 * granular scopes only, v1 the classic ones; asking for anything else than the app was given ends in an error page.
 */
export const APP_SCOPES: readonly string[] = [
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
];

/** What an operation asks for: every scope of `needed`, or every scope of `beta` where v1 takes granular ones. */
export type Requirement = { needed: readonly string[]; beta?: readonly string[] };

/** Whether the granted scopes open an operation. */
export function opens(granted: readonly string[], { needed, beta }: Requirement, betaTaken: boolean): boolean {
  const holds = (scopes: readonly string[]) => scopes.every((scope) => granted.includes(scope));
  return holds(needed) || (betaTaken && beta !== undefined && holds(beta));
}
