import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Account } from '../../lib/auth/account';
import type { FirstFrame } from '../../lib/settings/first-frame';
import { useWatched } from '../base/use-watched';
import type { ScreenServices } from '../services';

export type Connection = FirstFrame['connection'];

/** Whether one can publish now, and as whom. Undefined until the stores have answered. */
export function useConnection(services: Pick<ScreenServices, 'account' | 'background'>): {
  connection: Connection | undefined;
  account: Account | undefined;
  /** Asks again whether there is an app to sign in with. */
  checkApp: () => void;
} {
  const stored = useWatched(services.account);
  const [hasApp, setHasApp] = useState<boolean>();
  const isSignedOut = stored !== undefined && stored.value === undefined;
  const checkApp = useCallback(() => {
    // When the background cannot say, signing in will: its error has words.
    services.background.hasOwnApp().then(setHasApp, () => setHasApp(true));
  }, [services]);
  useEffect(() => {
    if (isSignedOut) checkApp();
  }, [isSignedOut, checkApp]);

  return { connection: stored && connectionOf(stored.value, hasApp), account: stored?.value, checkApp };
}

function connectionOf(account: Account | undefined, hasApp: boolean | undefined): Connection | undefined {
  if (account !== undefined) return account.status === 'ok' ? 'signed-in' : 'reauth';
  if (hasApp === undefined) return undefined;
  return hasApp ? 'signed-out' : 'not-configured';
}
