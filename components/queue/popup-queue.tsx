import { HiddenText } from '../base/hidden-text';
import { useText } from '../base/text';
import type { SavedClip } from '../clip/use-save';
import type { PopupServices } from '../services';
import { useQueue } from '../use-queue';
import style from './popup-queue.module.css';
import { QueueList } from './queue-list';
import { SavedView } from './saved-view';

/** How many clips the popup looks at, and how many of each kind it shows; the options show all. */
const QUEUE_LOOK = 30;
const QUEUE_SHOWN = 3;

export type PopupQueueProps = {
  /** The clip that this popup has saved. */
  saved: SavedClip | undefined;
  services: PopupServices;
};

/** What became of the clip that was just saved, and of those before it. */
export function PopupQueue({ saved, services }: PopupQueueProps) {
  const { t } = useText();
  const clips = useQueue(services.queue, QUEUE_LOOK);
  const others = clips?.filter(({ id }) => id !== saved?.clipId) ?? [];
  return (
    <>
      {saved && <SavedView saved={saved} services={services} />}
      {others.length > 0 && (
        <section class={style.queue}>
          <h2>
            <HiddenText>{t('queueHeading')}</HiddenText>
          </h2>
          <QueueList clips={others} services={services} limit={QUEUE_SHOWN} />
        </section>
      )}
    </>
  );
}
