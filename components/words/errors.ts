import type { AuthErrorCode } from '../../lib/auth/auth-error';
import type { ConfluenceErrorCode } from '../../lib/confluence/confluence-error';
import type { CaptureErrorCode } from '../../lib/messaging/protocol';
import type { ClipFileErrorCode } from '../../lib/queue/clip-file-error';
import type { QueueErrorCode } from '../../lib/queue/queue-error';
import type { SettingsFileErrorCode } from '../../lib/settings/settings-file';
import type { MessageKey } from '../base/text';

const captureErrors: Record<CaptureErrorCode, MessageKey> = {
  'page-unreadable': 'capturePageUnreadable',
  'page-changed': 'capturePageChanged',
  'tab-gone': 'captureTabGone',
  sensitive: 'captureSensitive',
  'storage-full': 'captureStorageFull',
  'storage-broken': 'captureStorageBroken',
};

const queueErrors: Record<QueueErrorCode, MessageKey> = {
  blocked: 'queueBlocked',
  'future-version': 'queueFutureVersion',
  'storage-full': 'captureStorageFull',
  'too-late': 'queueTooLate',
  broken: 'captureStorageBroken',
};

const clipFileErrors: Record<ClipFileErrorCode, MessageKey> = {
  'not-ours': 'clipFileNotOurs',
  newer: 'clipFileNewer',
};

const authErrors: Record<AuthErrorCode, MessageKey> = {
  'not-configured': 'authNotConfigured',
  denied: 'authDenied',
  'wrong-secret': 'authWrongSecret',
  'bad-callback': 'authBadCallback',
  'code-refused': 'authCodeRefused',
  'grant-gone': 'authGrantGone',
  unreachable: 'authUnreachable',
  'no-site': 'authNoSite',
  busy: 'authBusy',
  'signed-out': 'authSignedOut',
  refused: 'authRefused',
};

const confluenceErrors: Record<ConfluenceErrorCode, MessageKey> = {
  'no-answer': 'errorNoAnswer',
  timeout: 'errorTimeout',
  server: 'errorServer',
  malformed: 'errorMalformed',
  'rate-limited': 'errorRateLimited',
  unauthorized: 'errorUnauthorized',
  scope: 'errorScope',
  forbidden: 'errorForbidden',
  xsrf: 'errorXsrf',
  'not-found': 'errorNotFound',
  'title-taken': 'errorTitleTaken',
  'body-refused': 'errorBodyRefused',
  'already-exists': 'errorAlreadyExists',
  'too-large': 'errorTooLarge',
  conflict: 'errorConflict',
  redirected: 'errorRedirected',
  refused: 'errorRefused',
};

const settingsFileErrors: Record<SettingsFileErrorCode, MessageKey> = {
  'not-settings': 'settingsFileNotSettings',
  newer: 'settingsFileNewer',
};

/** The same code means different things in different domains, so each has its own table. */
const domains: Record<string, Readonly<Record<string, MessageKey>>> = {
  CaptureError: captureErrors,
  QueueError: queueErrors,
  ClipFileError: clipFileErrors,
  AuthError: authErrors,
  ConfluenceError: confluenceErrors,
  SettingsFileError: settingsFileErrors,
};

/** What an error that came from the background says of itself: its domain and its closed code. */
export function codeOf(error: unknown): { domain: string; code: string } {
  const read = (name: 'domain' | 'code' | 'name'): string => {
    const value = error instanceof Error && name in error ? Reflect.get(error, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { domain: read('domain') || read('name'), code: read('code') };
}

/** The words for an error, which say what to do about it; a defect of ours has words too. */
export function wordsOfError(error: unknown): MessageKey {
  const { domain, code } = codeOf(error);
  return domains[domain]?.[code] ?? 'errorUnexpected';
}
