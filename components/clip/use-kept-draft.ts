import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import type { KeptDraft } from '../../lib/settings/kept-draft';
import type { PopupServices } from '../services';

/** The tab the popup was opened on, and what an earlier popup left for it. */
export type OpenedTab = { tabId: number; url: string; kept: KeptDraft | undefined };

type KeptPart = Omit<Partial<KeptDraft>, 'version' | 'url'>;

export type KeptDraftControl = {
  opened: Promise<OpenedTab>;
  /** Keeps what was changed, for a popup that closes at any moment. */
  keep(part: KeptPart): void;
  /** Keeps nothing any more: the clip is saved. */
  forget(): void;
};

type Services = Pick<PopupServices, 'activeTab' | 'drafts'>;

async function openTab({ activeTab, drafts }: Services): Promise<OpenedTab> {
  const { tabId, url } = await activeTab();
  // A draft that cannot be read is none: the page itself is still there.
  const kept = await drafts.read(tabId).catch(() => undefined);
  return { tabId, url, kept: kept?.url === url ? kept : undefined };
}

/** What an earlier popup left for this tab and address goes to `onKept`; and what this one leaves for the next. */
export function useKeptDraft(services: Services, onKept: (kept: KeptDraft) => void): KeptDraftControl {
  const opened = useMemo(() => openTab(services), [services]);
  const changed = useRef<KeptPart>({});
  const isOver = useRef(false);
  useEffect(() => {
    // Without a tab there is nothing to restore; the capture says what is wrong.
    opened.then(
      ({ kept }) => kept && onKept(kept),
      () => undefined,
    );
  }, [opened, onKept]);

  const keep = useCallback(
    (part: KeptPart): void => {
      changed.current = { ...changed.current, ...part };
      opened
        .then(({ tabId, url, kept }) => {
          if (isOver.current || url === '') return;
          return services.drafts.write(tabId, { ...kept, ...changed.current, version: 1, url });
        })
        // The form still holds it: only a popup that closes now would lose it.
        .catch(() => undefined);
    },
    [opened, services],
  );
  const forget = useCallback((): void => {
    isOver.current = true;
    opened.then(({ tabId }) => services.drafts.remove(tabId)).catch(() => undefined);
  }, [opened, services]);
  return useMemo(() => ({ opened, keep, forget }), [opened, keep, forget]);
}
