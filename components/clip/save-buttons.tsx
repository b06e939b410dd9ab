import type { Ref } from 'preact';
import { Button } from '../base/button';
import { useText } from '../base/text';
import style from './clip-form.module.css';

export type SaveButtonsProps = { isSaving: boolean; onSaveAndOpen: () => void; saveRef: Ref<HTMLButtonElement> };

/** Save, which submits the form, and its brother that opens the page as well. */
export function SaveButtons({ isSaving, onSaveAndOpen, saveRef }: SaveButtonsProps) {
  const { t } = useText();
  return (
    <div class={style.actions}>
      <Button look="primary" isSubmit isBusy={isSaving} buttonRef={saveRef}>
        {t(isSaving ? 'saving' : 'save')}
      </Button>
      <Button keyShortcuts="Control+Enter Meta+Enter" onClick={onSaveAndOpen}>
        {t('saveAndOpen')}
      </Button>
    </div>
  );
}
