import { useMemo } from 'preact/hooks';
import { sectionAt } from '../../lib/adf/left-out';
import type { AdfDocument, RootBlock } from '../../lib/adf/nodes';
import { writeNote } from '../../lib/adf/note';
import { Button } from '../base/button';
import { LiveRegion } from '../base/hidden-text';
import { useText } from '../base/text';
import { PreviewBlock, PreviewBlocks } from './clip-preview';
import previewStyle from './clip-preview.module.css';
import style from './clip-preview-editor.module.css';
import type { PictureUrl } from './clip-preview-picture';
import { nameOfBlock, type Part, partsOf } from './preview-parts';
import { useLeftOutEditing } from './use-left-out-editing';
import { usePartKeys } from './use-part-keys';

export type ClipPreviewEditorProps = {
  document: AdfDocument;
  pictureUrl: PictureUrl;
  note: string;
  /** The places of the blocks that are left out. */
  leftOut: readonly number[];
  onLeaveOut: (leftOut: readonly number[]) => void;
};

/** A clip as Confluence will show it, and a way to leave parts of it out and to bring them back. */
export function ClipPreviewEditor({ document, pictureUrl, note, leftOut, onLeaveOut }: ClipPreviewEditorProps) {
  const { t, plural } = useText();
  const { content } = document;
  const parts = useMemo(() => partsOf(content.length, new Set(leftOut)), [content, leftOut]);
  const words = useMemo(() => writeNote(note), [note]);
  const editing = useLeftOutEditing(leftOut, onLeaveOut);
  const keys = usePartKeys({ parts, content, editing });
  const said = leftOut.length > 0 && plural('leftOut', leftOut.length);

  return (
    <div>
      <div class={style.bar}>
        <p>{t('previewKeys')}</p>
        {editing.canUndo && (
          <Button isSmall look="subtle" keyShortcuts="Control+Z Meta+Z" onClick={editing.undo}>
            {t('undo')}
          </Button>
        )}
      </div>
      <LiveRegion>{said}</LiveRegion>
      <section class={style.paper} aria-label={t('preview')} onKeyDown={keys.onKeyDown} ref={keys.list}>
        <article class={previewStyle.preview}>
          {words.length > 0 && <PreviewBlocks blocks={[...words, { type: 'rule' }]} pictureUrl={pictureUrl} />}
          {parts.map((part, index) => (
            <PreviewPart
              key={`${part.first}-${part.isLeftOut}`}
              index={index}
              part={part}
              content={content}
              pictureUrl={pictureUrl}
              isCurrent={index === keys.current}
              onFocus={() => keys.setBlock(part.first)}
              onLeaveOut={keys.leaveOut}
              onBringBack={() => keys.bringBack(part)}
            />
          ))}
        </article>
      </section>
    </div>
  );
}

type PreviewPartProps = {
  index: number;
  part: Part;
  content: readonly RootBlock[];
  pictureUrl: PictureUrl;
  /** Its buttons are the ones that the tab key finds. */
  isCurrent: boolean;
  onFocus: () => void;
  onLeaveOut: (blocks: readonly number[]) => void;
  onBringBack: () => void;
};

function PreviewPart(props: PreviewPartProps) {
  const { index, part, content, pictureUrl, isCurrent, onFocus, onLeaveOut, onBringBack } = props;
  const { t, plural } = useText();
  const block = content[part.first];
  const name = nameOfBlock(block);
  const shared = { onFocus, tabIndex: isCurrent ? 0 : -1 };
  if (part.isLeftOut || block === undefined) {
    return (
      <div class={style.gap} data-part={index}>
        <span>{plural('leftOut', part.last - part.first + 1)}</span>
        <PartButton {...shared} label={t('bringBackOf', name)} onClick={onBringBack}>
          {t('bringBack')}
        </PartButton>
      </div>
    );
  }
  const section = sectionAt(content, part.first);
  return (
    <div class={style.part} data-part={index}>
      <PreviewBlock block={block} pictureUrl={pictureUrl} />
      <div class={style.actions}>
        <PartButton {...shared} label={t('leaveOutOf', name)} onClick={() => onLeaveOut([part.first])}>
          {t('leaveOut')}
        </PartButton>
        {section.length > 1 && (
          <PartButton {...shared} label={t('leaveOutSectionOf', name)} onClick={() => onLeaveOut(section)}>
            {t('leaveOutSection')}
          </PartButton>
        )}
      </div>
    </div>
  );
}

type PartButtonProps = {
  children: string;
  /** Tells it apart for those who do not see what it stands beside; begins with what it shows. */
  label: string;
  tabIndex: number;
  onFocus: () => void;
  onClick: () => void;
};

function PartButton({ children, label, ...rest }: PartButtonProps) {
  return (
    <button type="button" class={style.button} aria-label={label} {...rest}>
      {children}
    </button>
  );
}
