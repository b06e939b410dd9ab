import type { CaptureKind } from '../../lib/clip/clip';
import { Choice } from '../base/choice';
import { type MessageKey, useText } from '../base/text';

const words: Record<CaptureKind, MessageKey> = {
  selection: 'whatSelection',
  article: 'whatArticle',
  page: 'whatPage',
  link: 'whatLink',
  image: 'whatImage',
};

export type CaptureChoiceProps = {
  what: CaptureKind | undefined;
  /** Undefined until the page has been asked. */
  hasSelection: boolean | undefined;
  onChange: (what: CaptureKind) => void;
};

/** What of the page to capture. A selection can be chosen only where there is one; images come by right-click. */
export function CaptureChoice({ what, hasSelection, onChange }: CaptureChoiceProps) {
  const { t } = useText();
  const kinds: CaptureKind[] = ['selection', 'article', 'page', 'link'];
  return (
    <Choice
      label={t('what')}
      value={what}
      onChange={onChange}
      options={kinds.map((kind) => ({
        value: kind,
        label: t(words[kind]),
        isDisabled: kind === 'selection' && hasSelection !== true,
      }))}
    />
  );
}
