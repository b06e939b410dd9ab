import { numberTitle } from '../../lib/clip/title';
import type { BackgroundService } from '../../lib/messaging/protocol';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { TextField } from '../base/text-field';
import type { ClipDraft } from './clip-draft';
import { useTitleTaken } from './use-title-taken';

/** Confluence's limit. */
const MAX_TITLE_LENGTH = 255;

export type TitleFieldProps = {
  /** What the page is called, until the person says otherwise. */
  pageTitle: string;
  draft: Pick<ClipDraft, 'title' | 'place' | 'type'>;
  onInput: (title: string) => void;
  isSignedIn: boolean;
  /** Its page has this title already. */
  isOwnTitle?: boolean;
  background: Pick<BackgroundService, 'isTitleTaken'>;
};

/** The clip's title, with a warning while there is still time to change it. */
export function TitleField({ pageTitle, draft, onInput, isSignedIn, isOwnTitle, background }: TitleFieldProps) {
  const { t } = useText();
  const title = draft.title ?? pageTitle;
  const { place, type } = draft;
  // Titles are unique within a space for pages only.
  const isChecked = isSignedIn && !isOwnTitle && place !== undefined && type === 'page' && title.trim() !== '';
  const isTaken = useTitleTaken(background, isChecked ? { spaceId: place.space.id, title: title.trim() } : undefined);
  const numbered = numberTitle(title.trim(), 2);
  return (
    <TextField
      label={t('title')}
      value={title}
      placeholder={pageTitle}
      maxLength={MAX_TITLE_LENGTH}
      onInput={onInput}
      message={
        isTaken && (
          <Notice
            tone="warning"
            actions={
              <Button isSmall onClick={() => onInput(numbered)}>
                {t('titleTakenUse', numbered)}
              </Button>
            }
          >
            {t('titleTaken', place?.space.name ?? '')}
          </Notice>
        )
      }
    />
  );
}
