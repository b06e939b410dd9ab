import { useCallback, useState } from 'preact/hooks';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { ScreenServices } from '../services';
import { useReading } from '../use-queue';
import { nameOfPlace } from '../words/place-name';
import { isRestorable } from './clip-actions';
import line from './clip-row.module.css';
import style from './queue-list.module.css';
import trash from './trash-list.module.css';

/** How many clips come at once. */
const PAGE = 20;

/** What was undone or discarded and is kept for thirty days, folded away until somebody looks for it. */
export function TrashList({ services }: { services: ScreenServices }) {
  const { t, number } = useText();
  const { queue } = services;
  const [limit, setLimit] = useState(PAGE);
  const read = useCallback(async () => {
    const [rows, counts] = await Promise.all([queue.list({ states: ['trash'], limit }), queue.count()]);
    return { rows, total: counts.trash };
  }, [queue, limit]);
  const { value: found } = useReading(queue, read);
  if (found === undefined || found.total === 0) return null;
  const heading = t('trashHeading', number(found.total));
  return (
    <details class={trash.trash}>
      <summary class={trash.summary}>{heading}</summary>
      <ul class={style.items}>
        {found.rows.map((clip) => (
          <TrashItem key={clip.id} clip={clip} services={services} />
        ))}
      </ul>
      {found.total > found.rows.length && (
        <Button
          isSmall
          look="subtle"
          label={t('showMoreOf', heading)}
          onClick={() => setLimit((before) => before + PAGE)}
        >
          {t('historyMore')}
        </Button>
      )}
    </details>
  );
}

function TrashItem({ clip, services }: { clip: QueuedClip; services: ScreenServices }) {
  const { t, date } = useText();
  const { id, title, destination, endedAt, url } = clip;
  const restore = useTask(useCallback(() => services.background.restore(id), [services, id]));
  const place = destination && nameOfPlace(destination);
  const day = endedAt !== undefined && t('trashedAt', date(endedAt));
  const page = url !== undefined && t('trashedInConfluence');
  const words = restore.failure ? t(restore.failure) : [place, day, page].filter(Boolean).join(' · ');
  return (
    <li class={line.row}>
      <div class={line.words}>
        <p class={line.title} title={title}>
          {title}
        </p>
        <p class={line.detail}>{words}</p>
      </div>
      {isRestorable(clip) && (
        <Button
          isSmall
          look="subtle"
          isBusy={restore.isBusy}
          label={t('actionOf', t('restore'), title)}
          onClick={restore.run}
        >
          {t('restore')}
        </Button>
      )}
    </li>
  );
}
