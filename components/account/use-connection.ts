import { useEffect, useState } from 'preact/hooks';
import type { Account } from '../../lib/auth/account';
import type { FirstFrame } from '../../lib/settings/first-frame';
import { useWatched } from '../base/use-watched';
import type { ScreenServices } from '../services';

export type Connection = FirstFrame['connection'];

/** Whether one can publish now, and as whom. Undefined until the stores have answered. */
export function useConnection(services: Pick<ScreenServices, 'account' | 'background'>): {
  connection: Connection | undefined;
  account: Account | undefined;
} {
  const stored = useWatched(services.account);
  const [hasApp, setHasApp] = useState<boolean>();
  const isSignedOut = stored !== undefined && stored.value === undefined;
  useEffect(() => {
    if (!isSignedOut) return;
    // When the background cannot say, signing in will: its error has words.
    services.background.hasOwnApp().then(setHasApp, () => setHasApp(true));
  }, [isSignedOut, services]);

  if (stored === undefined) return { connection: undefined, account: undefined };
  const account = stored.value;
  if (account !== undefined) return { connection: account.status === 'ok' ? 'signed-in' : 'reauth', account };
  if (hasApp === undefined) return { connection: undefined, account };
  return { connection: hasApp ? 'signed-out' : 'not-configured', account };
}
