import { LONGEST_NOTE } from '../../lib/adf/note-length';
import { useText } from '../base/text';
import { TextArea } from '../base/text-area';

/** The person's own words about the clip: they stand above it in Confluence. */
export function NoteField({ note, onInput }: { note: string; onInput: (note: string) => void }) {
  const { t } = useText();
  return (
    <TextArea
      label={t('note')}
      value={note}
      onInput={onInput}
      placeholder={t('notePlaceholder')}
      maxLength={LONGEST_NOTE}
    />
  );
}
