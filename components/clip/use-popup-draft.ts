import { useCallback, useEffect, useState } from 'preact/hooks';
import type { KeptDraft } from '../../lib/settings/kept-draft';
import type { PopupServices } from '../services';
import type { ClipDraft, DraftSources } from './clip-draft';
import { useClipDraft } from './use-clip-draft';
import { useKeptDraft } from './use-kept-draft';

/** The popup's draft: as any form's, and kept for the tab and address while nothing is saved. */
export function usePopupDraft(services: PopupServices, known: Pick<DraftSources, 'frame' | 'cloudId'>) {
  const [url, setUrl] = useState<string>();
  useEffect(() => void services.activeTab().then((tab) => setUrl(tab.url)), [services]);
  const { draft, recents, change: changeForm, restore } = useClipDraft(services, { ...known, url });
  const onKept = useCallback(
    ({ version: _version, url: _url, clipId: _clipId, what: _what, ...held }: KeptDraft) => restore(held),
    [restore],
  );
  const { opened, keep, forget } = useKeptDraft(services, onKept);
  const change = useCallback(
    (part: Partial<ClipDraft>): void => {
      changeForm(part);
      keep(part);
    },
    [changeForm, keep],
  );
  return { draft, recents, change, opened, keep, forget };
}
