import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import { useWatched } from '../base/use-watched';
import { destinationOf } from '../clip/clip-draft';
import { DestinationFields } from '../clip/destination-fields';
import { LabelField } from '../clip/label-field';
import { loadLabels } from '../clip/load-labels';
import { TitleField } from '../clip/title-field';
import { useClipDraft } from '../clip/use-clip-draft';
import type { ScreenServices } from '../services';
import style from './revise-form.module.css';

export type ReviseFormProps = { clip: QueuedClip; services: ScreenServices; onDone: () => void };

/** Gives a waiting clip another title or place and lets it go on; a page that there is stays in its space. */
export function ReviseForm({ clip, services, onDone }: ReviseFormProps) {
  const { t } = useText();
  const account = useWatched(services.account)?.value;
  const cloudId = account?.site.cloudId;
  const known = { given: clip.destination, frame: undefined, cloudId };
  const { draft, recents, change } = useClipDraft(services, known);
  const [isElsewhere, setIsElsewhere] = useState(false);
  const changePlace: typeof change = (picked) => {
    const isRefused = clip.attemptedPublish && picked.place?.space.id !== clip.destination?.space.id;
    setIsElsewhere(isRefused);
    if (!isRefused) change(picked);
  };
  const isSameTitle = draft.title === undefined || draft.title.trim() === clip.title;
  const { isBusy, failure, run } = useTask(async () => {
    const destination = destinationOf(draft);
    const title = draft.title?.trim() || clip.title;
    await services.background.revise({ clipId: clip.id, title, ...(destination !== undefined && { destination }) });
    onDone();
  });
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run();
  };
  return (
    <form class={style.form} aria-label={clip.title} onSubmit={onSubmit}>
      <TitleField
        pageTitle={clip.title}
        draft={draft}
        onInput={(title) => change({ title })}
        isSignedIn={account !== undefined}
        isOwnTitle={clip.attemptedPublish && isSameTitle}
        background={services.background}
      />
      <DestinationFields
        services={services}
        draft={draft}
        onChange={changePlace}
        recents={recents}
        cloudId={cloudId}
        isTypeFixed={clip.attemptedPublish}
      />
      {isElsewhere && <Notice tone="warning">{t('placeStays')}</Notice>}
      <LabelField
        label={t('labels')}
        draft={draft.labels}
        onChange={(labels) => change({ labels })}
        loadKnown={() => loadLabels(services.queue, draft.place?.space.id)}
      />
      {failure && <Notice tone="danger">{t(failure)}</Notice>}
      <div class={style.actions}>
        <Button look="primary" isSubmit isBusy={isBusy}>
          {t('save')}
        </Button>
        <Button look="subtle" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
