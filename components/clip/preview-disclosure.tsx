import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AdfDocument } from '../../lib/adf/nodes';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import type { LeftOut } from '../../lib/settings/kept-draft';
import { useText } from '../base/text';
import type { QueueReader } from '../services';
import { useQueuedClip } from '../use-queue';
import type { ClipDraft } from './clip-draft';
import type { ClipPreviewEditorProps } from './clip-preview-editor';
import { leftOutOf } from './left-out';
import style from './preview-disclosure.module.css';

export type PreviewDisclosureProps = {
  clip: QueuedClip;
  queue: Pick<QueueReader, 'get' | 'watch' | 'getDocument' | 'getPicture'>;
  draft: Pick<ClipDraft, 'note' | 'leftOut'>;
  onLeaveOut: (leftOut: LeftOut) => void;
};

type Loaded = {
  Editor: FunctionComponent<ClipPreviewEditorProps>;
  clipId: QueuedClip['id'];
  document: AdfDocument;
  /** `blob:` addresses by asset id, to be given back. */
  urls: Map<string, string>;
};

/** A clip as Confluence will show it, to be thinned out. Neither code nor content is loaded before someone wants to see it. */
export function PreviewDisclosure({ clip: captured, queue, draft, onLeaveOut }: PreviewDisclosureProps) {
  const { t, plural } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const clip = useQueuedClip(queue, captured.id) ?? captured;
  const loaded = usePreview(isOpen, clip, queue);
  const leftOut = useLeftOut(clip.id, draft.leftOut, queue);
  return (
    <details class={style.disclosure} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary class={style.summary}>
        {t('preview')}
        {leftOut.length > 0 && ` · ${plural('leftOut', leftOut.length)}`}
      </summary>
      {isOpen && loaded?.clipId === clip.id && (
        <loaded.Editor
          document={loaded.document}
          pictureUrl={(assetId) => loaded.urls.get(assetId)}
          note={draft.note}
          leftOut={leftOut}
          onLeaveOut={(blocks) => onLeaveOut({ clipId: clip.id, blocks })}
        />
      )}
    </details>
  );
}

/** What is left out of this clip, also when it was chosen in another reading of the page. */
function useLeftOut(
  clipId: QueuedClip['id'],
  chosen: LeftOut | undefined,
  queue: PreviewDisclosureProps['queue'],
): readonly number[] {
  const [carried, setCarried] = useState<LeftOut>();
  useEffect(() => {
    let isOver = false;
    // What cannot be read is not shown; saving tells what is wrong with the queue.
    leftOutOf(clipId, chosen, queue).then(
      (blocks) => !isOver && setCarried({ clipId, blocks }),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [clipId, chosen, queue]);
  if (chosen?.clipId === clipId) return chosen.blocks;
  return carried?.clipId === clipId ? carried.blocks : [];
}

function usePreview(isOpen: boolean, clip: QueuedClip, queue: PreviewDisclosureProps['queue']): Loaded | undefined {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    if (!isOpen) return;
    let isOver = false;
    const loading = load(clip, queue);
    // What cannot be read is not shown; saving tells what is wrong with the queue.
    loading.then(
      (result) => !isOver && setLoaded(result),
      () => undefined,
    );
    return () => {
      isOver = true;
      // A picture that is on the screen stays there when its address is given back.
      loading.then(
        (result) => result && release(result),
        () => undefined,
      );
    };
  }, [isOpen, clip, queue]);
  return loaded;
}

async function load(clip: QueuedClip, queue: PreviewDisclosureProps['queue']): Promise<Loaded | undefined> {
  const [{ ClipPreviewEditor }, document] = await Promise.all([
    import('./clip-preview-editor'),
    queue.getDocument(clip.id),
  ]);
  if (document === undefined) return undefined;
  const pictures = clip.assets.map(async ({ id }) => ({ id, picture: await queue.getPicture(clip.id, id) }));
  const urls = new Map<string, string>();
  for (const { id, picture } of await Promise.all(pictures)) {
    if (picture === undefined) continue;
    urls.set(id, URL.createObjectURL(new Blob([picture.bytes], { type: picture.mediaType })));
  }
  return { Editor: ClipPreviewEditor, clipId: clip.id, document, urls };
}

function release({ urls }: Loaded): void {
  for (const url of urls.values()) URL.revokeObjectURL(url);
}
