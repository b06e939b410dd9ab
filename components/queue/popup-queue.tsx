import { useRef } from 'preact/hooks';
import { HiddenText } from '../base/hidden-text';
import { useText } from '../base/text';
import { useWatched } from '../base/use-watched';
import type { SavedClip } from '../clip/use-save';
import type { PopupServices } from '../services';
import style from './popup-queue.module.css';
import { QueueList } from './queue-list';
import { QueueStatus } from './queue-status';
import { SavedView } from './saved-view';
import { useQueueView } from './use-queue-view';

/** How many clips of each kind the popup shows; the options show all. */
const SHOWN = 3;

export type PopupQueueProps = {
  /** The clip that this popup has saved. */
  saved: SavedClip | undefined;
  services: PopupServices;
};

/** What became of the clip that was just saved, and of those before it. */
export function PopupQueue({ saved, services }: PopupQueueProps) {
  const { t } = useText();
  const { view } = useQueueView(services.queue, SHOWN);
  const account = useWatched(services.account)?.value;
  // The popup's first line asks whoever is signed out to sign in; once is enough.
  const isAskedAbove = view?.pause?.kind === 'auth' && account?.status !== 'ok';
  const hasShown = useRef(false);
  // Once there was something to see it stays: what was taken back can still be restored there.
  const hasOthers = view?.sections.some(({ clips }) => clips.some(({ id }) => id !== saved?.clipId));
  hasShown.current ||= hasOthers === true || view?.pause !== undefined;
  return (
    <>
      {saved && <SavedView saved={saved} services={services} />}
      {view && hasShown.current && (
        <section class={style.queue}>
          <h2>
            <HiddenText>{t('queueHeading')}</HiddenText>
          </h2>
          <QueueStatus pause={isAskedAbove ? undefined : view.pause} drain={view.drain} services={services} />
          <QueueList sections={view.sections} services={services} without={saved?.clipId} />
        </section>
      )}
    </>
  );
}
