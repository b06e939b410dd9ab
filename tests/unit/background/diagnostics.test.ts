import { expect, it } from 'vitest';
import { type DiagnosticFacts, describeInstallation } from '../../../lib/background/diagnostics';
import { CLIP_STATES } from '../../../lib/queue/queue-reads';

const noClips = Object.fromEntries(CLIP_STATES.map((state) => [state, 0])) as DiagnosticFacts['clips'];

it('an installation is told in lines, without what is nobody’s business', () => {
  const text = describeInstallation({
    version: '0.1.0',
    browser: 'Mozilla/5.0 Test',
    language: 'de',
    connection: 'ok',
    permissions: ['storage', 'alarms'],
    grantedSites: 2,
    clips: { ...noClips, queued: 3, 'needs-user': 2 },
    reasons: ['title-taken', 'destination', 'title-taken'],
    pause: 'offline',
    storage: { used: 3_000_000, quota: 50_000_000, isPersistent: true },
  });
  expect(text).toBe(`Quick Capture for Confluence 0.1.0
Browser: Mozilla/5.0 Test
Language: de
Connection: ok
Permissions: alarms, storage; pictures of 2 sites
Clips: queued 3, needs-user 2
Waiting for the person: title-taken 2, destination 1
Pause: offline
Storage: 3 MiB of 48 MiB, persistent`);
});

it('says so where there is nothing to tell', () => {
  const text = describeInstallation({
    version: '0.1.0',
    browser: 'b',
    language: 'en',
    connection: 'none',
    permissions: [],
    grantedSites: 0,
    clips: noClips,
    reasons: [],
    pause: undefined,
    storage: { isPersistent: false },
  });
  expect(text).toContain('Clips: none\nWaiting for the person: none\nPause: none\nStorage: ? of ?');
});
