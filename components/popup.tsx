import './base/base.css';
import { useEffect, useState } from 'preact/hooks';
import { ConnectionNotice } from './account/connection-notice';
import { useConnection } from './account/use-connection';
import { IconButton } from './base/button';
import { HiddenText } from './base/hidden-text';
import { TextProvider, useText } from './base/text';
import { ClipForm } from './clip/clip-form';
import type { SavedClip } from './clip/use-save';
import style from './popup.module.css';
import { QueueList } from './queue/queue-list';
import { SavedView } from './queue/saved-view';
import type { PopupServices } from './services';
import { useFirstFrame } from './use-first-frame';
import { useQueue } from './use-queue';
import { useShortcut } from './use-shortcut';

/** How many clips the popup looks at, and how many of each kind it shows; the options show all. */
const QUEUE_LOOK = 30;
const QUEUE_SHOWN = 3;

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
  const [saved, setSaved] = useState<SavedClip>();
  const { connection, account } = useConnection(services);
  const { frame, shownConnection } = useFirstFrame(services, connection);
  const clips = useQueue(services.queue, QUEUE_LOOK);
  const quickSave = useShortcut(services, 'quick-save');
  const others = clips?.filter(({ id }) => id !== saved?.clipId) ?? [];
  useEffect(() => {
    performance.mark('popup-interactive');
  }, []);

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
      {saved === undefined ? (
        <ClipForm services={services} frame={frame} account={account} onSaved={setSaved} />
      ) : (
        <SavedView saved={saved} services={services} />
      )}
      {others.length > 0 && (
        <section class={style.queue}>
          <h2>
            <HiddenText>{t('queueHeading')}</HiddenText>
          </h2>
          <QueueList clips={others} services={services} limit={QUEUE_SHOWN} />
        </section>
      )}
      {quickSave && <p class={style.shortcut}>{t('shortcutQuickSave', quickSave)}</p>}
    </main>
  );
}
