import { useState } from 'preact/hooks';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { LiveRegion } from '../base/hidden-text';
import { Section } from '../base/section';
import { useText } from '../base/text';
import { TextField } from '../base/text-field';
import { Withdrawn } from '../queue/withdrawn';
import type { ScreenServices } from '../services';
import { HistoryItem } from './history-item';
import style from './history-section.module.css';
import { useHistory } from './use-history';

/** What was saved where in the last 90 days: to search, to open, to change and to undo. */
export function HistorySection({ services }: { services: ScreenServices }) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const [withdrawn, setWithdrawn] = useState<QueuedClip>();
  const { rows, failure, hasMore, showMore } = useHistory(services.queue, words);
  const isSearching = words.trim() !== '';
  const said = rows?.length === 0 && t(isSearching ? 'historyNotFound' : 'historyEmpty');
  return (
    <Section heading={t('historyHeading')}>
      <p class={style.hint}>{t('historyHint')}</p>
      {(isSearching || (rows !== undefined && rows.length > 0)) && (
        <TextField
          label={t('historySearch')}
          value={words}
          onInput={setWords}
          placeholder={t('historySearchPlaceholder')}
        />
      )}
      {withdrawn && <Withdrawn key={withdrawn.id} clip={withdrawn} services={services} />}
      {rows && rows.length > 0 && (
        <ul class={style.items}>
          {rows.map((row) => (
            <HistoryItem key={row.clipId} row={row} services={services} onWithdrawn={setWithdrawn} />
          ))}
        </ul>
      )}
      {failure && <p>{t(failure)}</p>}
      {said && <p>{said}</p>}
      <LiveRegion>{isSearching && said}</LiveRegion>
      {hasMore && (
        <div>
          <Button onClick={showMore}>{t('historyMore')}</Button>
        </div>
      )}
    </Section>
  );
}
