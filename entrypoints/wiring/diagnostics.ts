import { describeInstallation } from '../../lib/background/diagnostics';
import { listGrantedPatterns, listPermissions } from '../../lib/platform/grants';
import { readVersion } from '../../lib/platform/lifecycle';
import { getLanguage } from '../../lib/platform/translate';
import { readQueueOnDemand } from './queue-on-demand';
import { createScreenStores } from './screen-stores';

/** What may be told of this installation, as lines to be copied. */
export async function readDiagnostics(): Promise<string> {
  const queue = readQueueOnDemand();
  const [account, permissions, granted, clips, waiting, pause, estimate, isPersistent] = await Promise.all([
    createScreenStores().account.read(),
    listPermissions(),
    listGrantedPatterns(),
    queue.count(),
    queue.list({ states: ['needs-user'], limit: Number.POSITIVE_INFINITY }),
    queue.pause(),
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  const { usage, quota } = estimate;
  return describeInstallation({
    version: readVersion(),
    browser: navigator.userAgent,
    language: getLanguage(),
    connection: account?.status ?? 'none',
    permissions,
    grantedSites: granted.length,
    clips,
    reasons: waiting.flatMap(({ reason }) => reason ?? []),
    pause: pause?.kind,
    storage: { ...(usage !== undefined && { used: usage }), ...(quota !== undefined && { quota }), isPersistent },
  });
}
