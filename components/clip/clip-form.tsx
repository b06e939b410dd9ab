import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Account } from '../../lib/auth/account';
import type { FirstFrame } from '../../lib/settings/first-frame';
import type { Recents } from '../../lib/settings/settings';
import { useText } from '../base/text';
import { useLoaded } from '../base/use-loaded';
import type { PopupServices } from '../services';
import { CaptureChoice } from './capture-choice';
import { isSmallPart } from './capture-tab';
import type { ClipDraft } from './clip-draft';
import { ClipFields } from './clip-fields';
import style from './clip-form.module.css';
import { recentPlaces } from './places';
import { SaveButtons } from './save-buttons';
import { useCapture } from './use-capture';
import { useClipSave } from './use-clip-save';
import { usePageTitle } from './use-page-title';
import { usePopupDraft } from './use-popup-draft';
import { usePopupKeys } from './use-popup-keys';
import type { SavedClip } from './use-save';
import { useStopped } from './use-stopped';

/** What there is to say and to show of a clip comes after it was read: it need not be in the first frame. */
const loadNotice = () => import('./capture-notice');
const loadSavedBefore = () => import('./saved-before');
const loadPreview = () => import('./preview-disclosure');

function useContent() {
  return {
    ...useLoaded(loadSavedBefore),
    ...useLoaded(loadNotice),
    ...useLoaded(loadPreview),
  };
}

export type ClipFormProps = {
  services: PopupServices;
  /** What an earlier popup left, to draw before any store has answered. */
  frame: FirstFrame | undefined;
  account: Account | undefined;
  onSaved: (saved: SavedClip) => void;
};

/** What the digit of a recent place changes; nothing where there is none. */
function pickRecent(
  recents: Recents,
  { cloudId, index }: { cloudId: string | undefined; index: number },
): Partial<ClipDraft> {
  const recent = recentPlaces(recents, cloudId)[index];
  return recent === undefined ? {} : { place: recent.place, type: recent.destination.type };
}

/** The focus is on Save from the first frame on, or in the open list of places where that is what the popup is for. */
function useFirstFocus(isOnPlaces: boolean) {
  const saveButton = useRef<HTMLButtonElement>(null);
  const spaceInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isOnPlaces) return saveButton.current?.focus();
    spaceInput.current?.focus();
    spaceInput.current?.click();
  }, [isOnPlaces]);
  return { saveButton, spaceInput };
}

/** What to save, under which title, where to. It can be filled in and sent while the page is still being read. */
export function ClipForm({ services, frame, account, onSaved }: ClipFormProps) {
  const { t } = useText();
  const cloudId = account?.site.cloudId;
  const { draft, recents, change, opened, keep, forget } = usePopupDraft(services, { frame, cloudId });
  const { capture, what, hasSelection, choose } = useCapture(services, opened);
  const captured = capture.status === 'captured' ? capture.clip : undefined;
  const pageTitle = usePageTitle(services, capture);
  const content = useContent();
  const { notice, onStopped } = useStopped(content.CaptureNotice !== undefined);
  const saving = useClipSave(services, { draft, capture, what, opened, onKept: forget, onSaved, onStopped });
  const { wish } = saving;
  const save = (): void => saving.start(false);
  useEffect(() => captured && keep({ clipId: captured.id }), [captured, keep]);

  const { saveButton, spaceInput } = useFirstFocus(services.isOnPlaces);
  const onChoose = (kind: NonNullable<typeof what>): void => {
    if (saving.isSaving) return;
    keep({ what: kind });
    choose(kind);
  };
  usePopupKeys({
    takeWholePage: isSmallPart(capture) ? () => onChoose('page') : undefined,
    saveAndOpen: () => saving.start(true),
    search: () => spaceInput.current?.focus(),
    pickRecent: (index) => change(pickRecent(recents, { cloudId, index })),
  });
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save();
  };

  return (
    <form class={style.form} onSubmit={onSubmit}>
      {content.SavedBefore && (
        <content.SavedBefore
          opened={opened}
          captured={captured}
          queue={services.queue}
          openTab={services.openTab}
          onSaveAgain={save}
        />
      )}
      <div class={style.captured} ref={notice}>
        <CaptureChoice what={what} hasSelection={hasSelection} onChange={onChoose} />
        {content.CaptureNotice ? (
          <content.CaptureNotice capture={capture} choose={choose} wish={wish} services={services} />
        ) : (
          <p class={style.reading}>{t('reading')}</p>
        )}
      </div>
      <ClipFields
        services={services}
        draft={draft}
        onChange={change}
        pageTitle={pageTitle}
        recents={recents}
        account={account}
        spaceRef={spaceInput}
      />
      {saving.failure && content.UnsavedNotice && (
        <content.UnsavedNotice words={saving.failure} wish={wish} onTryAgain={save} services={services} />
      )}
      <SaveButtons isSaving={saving.isSaving} onSaveAndOpen={() => saving.start(true)} saveRef={saveButton} />
      {captured && content.PreviewDisclosure && (
        <content.PreviewDisclosure
          clip={captured}
          queue={services.queue}
          draft={draft}
          onLeaveOut={(leftOut) => change({ leftOut })}
        />
      )}
    </form>
  );
}
