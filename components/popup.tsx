import './base/base.css';
import { useEffect, useState } from 'preact/hooks';
import { ConnectionNotice } from './account/connection-notice';
import { useConnection } from './account/use-connection';
import { IconButton } from './base/button';
import { TextProvider, useText } from './base/text';
import { useLoaded } from './base/use-loaded';
import { ClipForm } from './clip/clip-form';
import type { SavedClip } from './clip/use-save';
import style from './popup.module.css';
import type { PopupServices } from './services';
import { useFirstFrame } from './use-first-frame';
import { useShortcut } from './use-shortcut';

/** Nothing of the queue is in the first frame, so its code need not be either. */
const loadQueue = () => import('./queue/popup-queue');

/** The toolbar popup. Drawn from what was remembered; the stores and the background fill it in. */
export function Popup({ services }: { services: PopupServices }) {
  return (
    <TextProvider translate={services.translate}>
      <PopupScreen services={services} />
    </TextProvider>
  );
}

function PopupScreen({ services }: { services: PopupServices }) {
  const { t } = useText();
  // By now the form is drawn and its own effects have given it focus and keys; what follows is for later frames.
  useEffect(() => {
    performance.mark('popup-interactive');
  }, []);
  const [saved, setSaved] = useState<SavedClip | undefined>(() => {
    const clipId = services.clipToChange;
    return clipId === undefined ? undefined : { clipId, opensWhenPublished: false, isChanging: true };
  });
  const { connection, account } = useConnection(services);
  const { frame, shownConnection } = useFirstFrame(services, connection);
  const quickSave = useShortcut(services, 'quick-save');
  const queue = useLoaded(loadQueue);
  return (
    <main class={style.popup}>
      <header class={style.header}>
        <h1 class={style.heading}>{t('popupHeading')}</h1>
        <span class={style.site}>{account?.site.name}</span>
        <IconButton icon="sliders" label={t('options')} onClick={services.openOptions} />
      </header>
      {shownConnection !== undefined && shownConnection !== 'signed-in' && (
        <ConnectionNotice connection={shownConnection} services={services} />
      )}
      {saved === undefined && <ClipForm services={services} frame={frame} account={account} onSaved={setSaved} />}
      {queue && <queue.PopupQueue saved={saved} services={services} />}
      {quickSave && <p class={style.shortcut}>{t('shortcutQuickSave', quickSave)}</p>}
    </main>
  );
}
