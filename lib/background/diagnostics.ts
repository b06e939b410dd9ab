import type { ClipState, NeedsUserReason } from '../queue/queued-clip';
import type { PauseKind } from '../queue/retry';

/** What may be told of this installation to somebody else: no token, no title, no address, nothing of any clip. */
export type DiagnosticFacts = {
  version: string;
  browser: string;
  language: string;
  connection: string;
  permissions: readonly string[];
  /** How many sites' pictures may be fetched; which, is nobody's business. */
  grantedSites: number;
  clips: Record<ClipState, number>;
  /** Why clips wait for their person, once for each. */
  reasons: readonly NeedsUserReason[];
  pause: PauseKind | undefined;
  /** Bytes. */
  storage: { used?: number; quota?: number; isPersistent: boolean };
};

const MEBIBYTE = 1_048_576;

function countReasons(reasons: readonly NeedsUserReason[]): string {
  const counts = new Map<NeedsUserReason, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${reason} ${count}`).join(', ') || 'none';
}

function describeStorage({ used, quota, isPersistent }: DiagnosticFacts['storage']): string {
  const size = (bytes: number | undefined): string =>
    bytes === undefined ? '?' : `${Math.ceil(bytes / MEBIBYTE)} MiB`;
  return `${size(used)} of ${size(quota)}${isPersistent ? ', persistent' : ''}`;
}

/** The facts as lines to be copied into a report. In English in every language: who reads it has to understand it. */
export function describeInstallation(facts: DiagnosticFacts): string {
  const clips = Object.entries(facts.clips).filter(([, count]) => count > 0);
  return [
    `Quick Capture for Confluence ${facts.version}`,
    `Browser: ${facts.browser}`,
    `Language: ${facts.language}`,
    `Connection: ${facts.connection}`,
    `Permissions: ${[...facts.permissions].sort().join(', ')}; pictures of ${facts.grantedSites} sites`,
    `Clips: ${clips.map(([state, count]) => `${state} ${count}`).join(', ') || 'none'}`,
    `Waiting for the person: ${countReasons(facts.reasons)}`,
    `Pause: ${facts.pause ?? 'none'}`,
    `Storage: ${describeStorage(facts.storage)}`,
  ].join('\n');
}
