import { useId } from 'preact/hooks';
import type { ClipState, QueuedClip } from '../../lib/queue/queued-clip';
import { type MessageKey, useText } from '../base/text';
import type { ScreenServices } from '../services';
import { QueueItem } from './queue-item';
import style from './queue-list.module.css';

type QueueSection = 'needs-person' | 'waiting' | 'published';

/** In the order of what matters to a person. */
const headings: Record<QueueSection, MessageKey> = {
  'needs-person': 'queueNeedsPerson',
  waiting: 'queueWaiting',
  published: 'queuePublished',
};

const sectionOf: Record<ClipState, QueueSection | undefined> = {
  captured: undefined,
  queued: 'waiting',
  drafted: 'waiting',
  ready: 'waiting',
  publishing: 'waiting',
  published: 'published',
  done: 'published',
  'needs-user': 'needs-person',
  cancelling: 'waiting',
  trash: undefined,
};

export type QueueListProps = {
  clips: readonly QueuedClip[];
  services: ScreenServices;
  /** How many of each section to show. */
  limit: number;
};

/** What needs the person, what waits, and what was published. */
export function QueueList({ clips, services, limit }: QueueListProps) {
  const sections = Object.keys(headings) as QueueSection[];
  return (
    <div class={style.list}>
      {sections.map((section) => {
        const shown = clips.filter(({ state }) => sectionOf[state] === section);
        if (shown.length === 0) return null;
        return <Section key={section} heading={headings[section]} clips={shown} limit={limit} services={services} />;
      })}
    </div>
  );
}

function Section({ heading, clips, limit, services }: QueueListProps & { heading: MessageKey }) {
  const { t, plural } = useText();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} class={style.heading}>
        {t(heading)}
      </h3>
      <ul class={style.items}>
        {clips.slice(0, limit).map((clip) => (
          <QueueItem key={clip.id} clip={clip} services={services} />
        ))}
      </ul>
      {clips.length > limit && <p class={style.more}>{plural('queueMore', clips.length - limit)}</p>}
    </section>
  );
}
