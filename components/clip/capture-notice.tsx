import type { CaptureChoice } from '../../lib/messaging/protocol';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { type Capture, isUnreadable } from './capture-tab';
import { Receipt } from './receipt';
import style from './receipt.module.css';

export type CaptureNoticeProps = {
  capture: Capture;
  choose: (what: CaptureChoice, isConfirmed?: boolean) => void;
};

/** How reading the page went: what is kept, what is asked, or what went wrong and the way out. */
export function CaptureNotice({ capture, choose }: CaptureNoticeProps) {
  const { t } = useText();
  switch (capture.status) {
    case 'reading':
      return <p class={style.line}>{t('reading')}</p>;
    case 'captured':
      return isUnreadable(capture) ? (
        <Notice tone="information">{t('unreadableSavedAsLink')}</Notice>
      ) : (
        <Receipt clip={capture.clip} />
      );
    case 'asking':
      return <SensitiveQuestion what={capture.what} choose={choose} />;
    case 'failed':
      return (
        <Notice
          tone="danger"
          actions={
            <Button isSmall onClick={() => choose(capture.what)}>
              {t('tryAgain')}
            </Button>
          }
        >
          {t(capture.words)}
        </Notice>
      );
    default:
      return capture satisfies never;
  }
}

function SensitiveQuestion({ what, choose }: { what: CaptureChoice; choose: CaptureNoticeProps['choose'] }) {
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
