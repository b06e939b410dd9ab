import { useCallback, useState } from 'preact/hooks';
import { noRecents } from '../../lib/settings/recents';
import type { Recents } from '../../lib/settings/settings';
import { useWatched } from '../base/use-watched';
import type { ScreenServices } from '../services';
import { type ClipDraft, type DraftSources, startDraft } from './clip-draft';

export type ClipDraftControl = {
  draft: ClipDraft;
  recents: Recents;
  change: (part: Partial<ClipDraft>) => void;
  /** Takes what an earlier form held, below what was changed in this one already. */
  restore: (part: Partial<ClipDraft>) => void;
};

/** The form's draft: what the stores say, and over it what the person changed. */
export function useClipDraft(
  services: Pick<ScreenServices, 'recents' | 'settings'>,
  known: Pick<DraftSources, 'given' | 'frame' | 'cloudId' | 'url'>,
): ClipDraftControl {
  const recents = useWatched(services.recents)?.value;
  const settings = useWatched(services.settings)?.value;
  const [changes, setChanges] = useState<Partial<ClipDraft>>({});
  const change = useCallback((part: Partial<ClipDraft>) => setChanges((made) => ({ ...made, ...part })), []);
  const restore = useCallback((part: Partial<ClipDraft>) => setChanges((made) => ({ ...part, ...made })), []);
  const { usualFor, ...start } = startDraft({ ...known, settings, recents });
  // What a person chose is not what they usually choose.
  const isUsual = usualFor !== undefined && changes.place === undefined;
  const draft = { ...start, ...(isUsual && { usualFor }), ...changes };
  return { draft, recents: recents ?? noRecents, change, restore };
}
