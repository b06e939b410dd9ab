import type { CaptureChoice } from '../../lib/messaging/protocol';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import type { PopupServices } from '../services';
import { useQueuedClip } from '../use-queue';
import { BlockedPictures } from './blocked-pictures';
import { type Capture, isSmallPart, isUnreadable } from './capture-tab';
import { Receipt } from './receipt';
import style from './receipt.module.css';
import { UnsavedNotice, type UnsavedNoticeProps } from './unsaved-notice';

export { UnsavedNotice };

type Choose = (what: CaptureChoice, isConfirmed?: boolean) => void;

export type CaptureNoticeProps = {
  capture: Capture;
  choose: Choose;
  /** What is to be taken along where nothing can be stored. */
  wish: UnsavedNoticeProps['wish'];
  services: Pick<PopupServices, 'queue' | 'pictureSites' | 'takeUnsaved'>;
};

/** How reading the page went: what is kept, what is asked, or what went wrong and the way out. */
export function CaptureNotice({ capture, choose, wish, services }: CaptureNoticeProps) {
  const captured = capture.status === 'captured' ? capture.clip : undefined;
  // Pictures arrive after the document, so what there is to say of a clip changes for a while.
  const clip = useQueuedClip(services.queue, captured?.id) ?? captured;
  return (
    <>
      <div role="status">
        <CaptureWords capture={capture} clip={clip} choose={choose} />
      </div>
      {capture.status === 'failed' && capture.isUnsaved && (
        <UnsavedNotice words={capture.words} wish={wish} onTryAgain={() => choose(capture.what)} services={services} />
      )}
      {isSmallPart(capture) && <WholePageOffer choose={choose} />}
      {clip && <BlockedPictures assets={clip.assets} sites={services.pictureSites} />}
    </>
  );
}

type CaptureWordsProps = { capture: Capture; clip: QueuedClip | undefined; choose: Choose };

function CaptureWords({ capture, clip, choose }: CaptureWordsProps) {
  const { t } = useText();
  switch (capture.status) {
    case 'reading':
      return <p class={style.line}>{t('reading')}</p>;
    case 'captured':
      return isUnreadable(capture) ? (
        <Notice tone="information">{t('unreadableSavedAsLink')}</Notice>
      ) : (
        <Receipt clip={clip ?? capture.clip} />
      );
    case 'asking':
      return <SensitiveQuestion what={capture.what} choose={choose} />;
    case 'failed':
      return capture.isUnsaved ? null : <CaptureFailure capture={capture} choose={choose} />;
    default:
      return capture satisfies never;
  }
}

/** An extractor can be wrong about a page; its person is asked, and the key is told. */
function WholePageOffer({ choose }: { choose: Choose }) {
  const { t } = useText();
  const actions = (
    <Button isSmall keyShortcuts="w" onClick={() => choose('page')}>
      {t('wholePageInstead')}
    </Button>
  );
  return (
    <Notice tone="information" actions={actions}>
      {t('articleSmallPart')}
    </Notice>
  );
}

function SensitiveQuestion({ what, choose }: { what: CaptureChoice; choose: Choose }) {
  const { t } = useText();
  const actions = (
    <>
      <Button isSmall onClick={() => choose(what, true)}>
        {t('sensitiveCapture')}
      </Button>
      <Button isSmall onClick={() => choose('link')}>
        {t('sensitiveLink')}
      </Button>
    </>
  );
  return (
    <Notice tone="warning" actions={actions}>
      {t('sensitiveQuestion')}
    </Notice>
  );
}

function CaptureFailure({ capture, choose }: { capture: Extract<Capture, { status: 'failed' }>; choose: Choose }) {
  const { t } = useText();
  const actions = (
    <Button isSmall onClick={() => choose(capture.what)}>
      {t('tryAgain')}
    </Button>
  );
  return (
    <Notice tone="danger" actions={actions}>
      {t(capture.words)}
    </Notice>
  );
}
