import { Notice } from '../base/notice';
import { Section } from '../base/section';
import { useText } from '../base/text';
import type { OptionsServices } from '../services';
import { QueueFile } from './queue-file';
import { QueueList } from './queue-list';
import style from './queue-section.module.css';
import { QueueStatus } from './queue-status';
import { StorageUse } from './storage-use';
import { TrashList } from './trash-list';
import { useQueueView } from './use-queue-view';

/** How many clips of each kind come at once. */
const PAGE = 20;

/** All that is in the queue, what was discarded, and the way in and out of it by a file. */
export function QueueSection({ services }: { services: OptionsServices }) {
  const { t } = useText();
  const { view, failure, showMore } = useQueueView(services.queue, PAGE);
  const rescue = (
    <a class={style.link} href="rescue.html">
      {t('rescueLink')}
    </a>
  );
  return (
    <Section heading={t('queueHeading')}>
      {failure && (
        <Notice tone="danger" actions={rescue}>
          <p>{t(failure)}</p>
          <p>{t('queueUnreadable')}</p>
        </Notice>
      )}
      {view && (
        <div>
          {view.sections.every(({ total }) => total === 0) && <p>{t('queueEmpty')}</p>}
          <QueueStatus pause={view.pause} drain={view.drain} services={services} />
          <QueueList sections={view.sections} services={services} onShowMore={showMore} />
        </div>
      )}
      <TrashList services={services} />
      <StorageUse services={services} />
      <QueueFile services={services} />
      {failure === undefined && rescue}
    </Section>
  );
}
