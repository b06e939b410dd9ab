import { useEffect, useState } from 'preact/hooks';
import type { PopupServices } from '../services';
import type { Capture } from './capture-tab';

/** What the page is called: as captured, and as its tab says until then. */
export function usePageTitle(services: Pick<PopupServices, 'activeTab'>, capture: Capture): string {
  const [title, setTitle] = useState('');
  const captured = capture.status === 'captured' ? capture.clip.title : undefined;
  useEffect(() => {
    if (captured !== undefined) return setTitle(captured);
    // Without a tab there is no title yet; the capture says what is wrong.
    services.activeTab().then(
      (tab) => setTitle((known) => known || tab.title),
      () => undefined,
    );
  }, [services, captured]);
  return title;
}
