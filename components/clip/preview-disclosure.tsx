import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AdfDocument } from '../../lib/adf/nodes';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { useText } from '../base/text';
import type { QueueReader } from '../services';
import type { ClipPreviewProps } from './clip-preview';
import style from './preview-disclosure.module.css';

export type PreviewDisclosureProps = { clip: QueuedClip; queue: Pick<QueueReader, 'getDocument' | 'getPicture'> };

type Loaded = {
  Preview: FunctionComponent<ClipPreviewProps>;
  document: AdfDocument;
  /** `blob:` addresses by asset id, to be given back. */
  urls: Map<string, string>;
};

/** A clip as Confluence will show it. Neither code nor content is loaded before someone wants to see it. */
export function PreviewDisclosure({ clip, queue }: PreviewDisclosureProps) {
  const { t } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const loaded = usePreview(isOpen, clip, queue);
  return (
    <details class={style.disclosure} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary class={style.summary}>{t('preview')}</summary>
      {isOpen && loaded && (
        // The focus must be able to go in, or the keyboard could not scroll it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus.
        <section class={style.paper} aria-label={t('preview')} tabIndex={0}>
          <loaded.Preview document={loaded.document} pictureUrl={(assetId) => loaded.urls.get(assetId)} />
        </section>
      )}
    </details>
  );
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
  const [{ ClipPreview }, document] = await Promise.all([import('./clip-preview'), queue.getDocument(clip.id)]);
  if (document === undefined) return undefined;
  const pictures = clip.assets.map(async ({ id }) => ({ id, picture: await queue.getPicture(clip.id, id) }));
  const urls = new Map<string, string>();
  for (const { id, picture } of await Promise.all(pictures)) {
    if (picture === undefined) continue;
    urls.set(id, URL.createObjectURL(new Blob([picture.bytes], { type: picture.mediaType })));
  }
  return { Preview: ClipPreview, document, urls };
}

function release({ urls }: Loaded): void {
  for (const url of urls.values()) URL.revokeObjectURL(url);
}
