import { useEffect, useState } from 'preact/hooks';
import type { FirstFrame } from '../lib/settings/first-frame';
import type { Connection } from './account/use-connection';
import { useWatched } from './base/use-watched';
import type { PopupServices } from './services';

/** What the last popup left for this one's first frame, and what this one leaves for the next. */
export function useFirstFrame(
  services: Pick<PopupServices, 'firstFrame' | 'recents'>,
  connection: Connection | undefined,
): { frame: FirstFrame | undefined; shownConnection: Connection | undefined } {
  const { firstFrame } = services;
  const [frame] = useState(() => firstFrame.read());
  const destination = useWatched(services.recents)?.value.destinations[0]?.destination;
  useEffect(() => {
    if (connection === undefined) return;
    firstFrame.write({ version: 1, connection, ...(destination !== undefined && { destination }) });
  }, [firstFrame, connection, destination]);
  return { frame, shownConnection: connection ?? frame?.connection };
}
