import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Account } from '../../lib/auth/account';
import type { FirstFrame } from '../../lib/settings/first-frame';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import type { PopupServices } from '../services';
import { CaptureChoice } from './capture-choice';
import { CaptureNotice } from './capture-notice';
import { destinationOf } from './clip-draft';
import style from './clip-form.module.css';
import { DestinationFields } from './destination-fields';
import { LabelField } from './label-field';
import { recentPlaces } from './places';
import { TitleField } from './title-field';
import { useCapture } from './use-capture';
import { useClipDraft } from './use-clip-draft';
import { usePageTitle } from './use-page-title';
import { usePopupKeys } from './use-popup-keys';
import { type SavedClip, useSave } from './use-save';

export type ClipFormProps = {
  services: PopupServices;
  /** What an earlier popup left, to draw before any store has answered. */
  frame: FirstFrame | undefined;
  account: Account | undefined;
  onSaved: (saved: SavedClip) => void;
};

/** What to save, under which title, where to. It can be filled in and sent while the page is still being read. */
export function ClipForm({ services, frame, account, onSaved }: ClipFormProps) {
  const { t } = useText();
  const cloudId = account?.site.cloudId;
  const { draft, recents, change } = useClipDraft(services, { frame, cloudId });
  const { capture, what, hasSelection, choose } = useCapture(services);
  const pageTitle = usePageTitle(services, capture);
  const notice = useRef<HTMLDivElement>(null);
  const saving = useSave({
    capture,
    onSaved,
    onStopped: () => notice.current?.querySelector('button')?.focus(),
    save: (clip) => {
      const destination = destinationOf(draft);
      const title = draft.title?.trim() || clip.title;
      return services.background.save({ clipId: clip.id, title, ...(destination !== undefined && { destination }) });
    },
  });

  const saveButton = useRef<HTMLButtonElement>(null);
  const spaceInput = useRef<HTMLInputElement>(null);
  useEffect(() => saveButton.current?.focus(), []);
  usePopupKeys({
    saveAndOpen: () => saving.start(true),
    search: () => spaceInput.current?.focus(),
    pickRecent: (index) => {
      const recent = recentPlaces(recents, cloudId)[index];
      if (recent !== undefined) change({ place: recent.place, type: recent.destination.type });
    },
  });
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    saving.start(false);
  };

  return (
    <form class={style.form} onSubmit={onSubmit}>
      <TitleField
        pageTitle={pageTitle}
        draft={draft}
        onInput={(title) => change({ title })}
        isSignedIn={account !== undefined}
        background={services.background}
      />
      <CaptureChoice what={what} hasSelection={hasSelection} onChange={(kind) => !saving.isSaving && choose(kind)} />
      <DestinationFields
        services={services}
        draft={draft}
        onChange={change}
        recents={recents}
        cloudId={cloudId}
        spaceRef={spaceInput}
      />
      <LabelField label={t('labels')} draft={draft.labels} onChange={(labels) => change({ labels })} />
      <div class={style.captured} ref={notice}>
        <CaptureNotice capture={capture} choose={choose} queue={services.queue} />
      </div>
      {saving.failure && <Notice tone="danger">{t(saving.failure)}</Notice>}
      <div class={style.actions}>
        <Button look="primary" isSubmit isBusy={saving.isSaving} buttonRef={saveButton}>
          {t(saving.isSaving ? 'saving' : 'save')}
        </Button>
        <Button keyShortcuts="Control+Enter Meta+Enter" onClick={() => saving.start(true)}>
          {t('saveAndOpen')}
        </Button>
      </div>
    </form>
  );
}
