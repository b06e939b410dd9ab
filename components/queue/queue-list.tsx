import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ClipId } from '../../lib/clip/clip';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { useText } from '../base/text';
import type { ScreenServices } from '../services';
import { QueueItem } from './queue-item';
import style from './queue-list.module.css';
import { headings, type QueueSection } from './queue-sections';
import type { SectionView } from './use-queue-view';
import { Withdrawn } from './withdrawn';

export type QueueListProps = {
  sections: readonly SectionView[];
  services: ScreenServices;
  /** A clip that is shown elsewhere on the screen. */
  without?: ClipId | undefined;
  /** Without it the screen only says how many more there are. */
  onShowMore?: (section: QueueSection) => void;
};

/** What needs the person, what waits, and what was published. */
export function QueueList({ sections, services, without, onShowMore }: QueueListProps) {
  const [withdrawn, setWithdrawn] = useState<QueuedClip>();
  return (
    <div class={style.list}>
      {withdrawn && <Withdrawn key={withdrawn.id} clip={withdrawn} services={services} />}
      {sections.map(({ section, clips, total }) => {
        const shown = clips.filter(({ id }) => id !== without);
        if (shown.length === 0) return null;
        return (
          <Section
            key={section}
            section={section}
            left={total - clips.length}
            onShowMore={onShowMore && (() => onShowMore(section))}
          >
            {shown.map((clip) => (
              <QueueItem key={clip.id} clip={clip} services={services} onWithdrawn={setWithdrawn} />
            ))}
          </Section>
        );
      })}
    </div>
  );
}

type SectionProps = {
  section: QueueSection;
  children: ComponentChildren;
  /** How many more there are. */
  left: number;
  onShowMore: (() => void) | undefined;
};

function Section({ section, children, left, onShowMore }: SectionProps) {
  const { t, plural } = useText();
  const id = useId();
  const heading = t(headings[section]);
  return (
    <section aria-labelledby={id}>
      <h3 id={id} class={style.heading}>
        {heading}
      </h3>
      <ul class={style.items}>{children}</ul>
      {left > 0 && onShowMore && (
        <Button isSmall look="subtle" label={t('showMoreOf', heading)} onClick={onShowMore}>
          {t('historyMore')}
        </Button>
      )}
      {left > 0 && !onShowMore && <p class={style.more}>{plural('queueMore', left)}</p>}
    </section>
  );
}
