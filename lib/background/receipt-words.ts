import type { Destination } from '../clip/destination';
import type { NeedsUserReason, QueuedClip } from '../queue/queued-clip';
import type { ReceiptTone, ReceiptView } from '../receipt/receipt-view';
import type { ReceiptEntry } from './receipt-ledger';

/** The texts a receipt is made of, by their keys in `_locales`. */
export type ReceiptKey =
  | 'extensionName'
  | 'language'
  | 'direction'
  | 'receiptSavedTo'
  | 'receiptNeedsPerson'
  | 'receiptPublishedIn'
  | 'receiptPictures'
  | 'receiptUseButton'
  | 'receiptChange'
  | 'stateCancelling'
  | 'stateTrash'
  | 'undo'
  | 'open'
  | 'close';

export type ReceiptWordsPorts = {
  translate(key: ReceiptKey, ...substitutions: string[]): string;
  formatNumber(value: number): string;
  /** A destination by the names people know it by. */
  nameOfPlace(destination: Destination): string;
  /** What a person can do about a reason, and the label of the button that leads there, if one does. */
  describeReason(reason: NeedsUserReason): { words: string; remedy?: string };
};

/** Writes a receipt for a clip as it is now. */
export type DescribeReceipt = (
  clip: QueuedClip,
  entry: Pick<ReceiptEntry, 'receiptId' | 'isPopupRefused'>,
) => ReceiptView;

function toneOf({ state }: QueuedClip): ReceiptTone {
  switch (state) {
    case 'captured':
    case 'queued':
    case 'drafted':
    case 'ready':
    case 'publishing':
      return 'saved';
    case 'published':
    case 'changing':
    case 'done':
      return 'published';
    case 'needs-user':
      return 'needs-person';
    case 'cancelling':
    case 'trash':
      return 'undone';
    default:
      return state satisfies never;
  }
}

/** Writes receipts in the person's language. */
export function createReceiptWords(ports: ReceiptWordsPorts): DescribeReceipt {
  const { translate: t, formatNumber, nameOfPlace, describeReason } = ports;

  const headingOf = (clip: QueuedClip, tone: ReceiptTone): string => {
    const place = clip.destination === undefined ? '' : nameOfPlace(clip.destination);
    switch (tone) {
      case 'saved':
        return t('receiptSavedTo', place);
      case 'published':
        return t('receiptPublishedIn', place);
      case 'needs-person':
        return t('receiptNeedsPerson');
      case 'undone':
        return t(clip.state === 'trash' ? 'stateTrash' : 'stateCancelling');
      default:
        return tone satisfies never;
    }
  };

  const detailOf = ({ assets, reason }: QueuedClip, tone: ReceiptTone): string => {
    if (tone === 'undone') return '';
    if (tone === 'needs-person') return reason === undefined ? '' : describeReason(reason).words;
    if (assets.length === 0) return '';
    const kept = assets.filter(({ state }) => state === 'stored').length;
    return t('receiptPictures', formatNumber(kept), formatNumber(assets.length));
  };

  const actionsOf = ({ reason, url }: QueuedClip, tone: ReceiptTone): ReceiptView['actions'] => {
    if (tone === 'undone') return [];
    const undo = { action: 'undo', label: t('undo') } as const;
    if (tone === 'needs-person') {
      const remedy = reason && describeReason(reason).remedy;
      return remedy === undefined ? [undo] : [{ action: 'choose', label: remedy }, undo];
    }
    const change = { action: 'change', label: t('receiptChange') } as const;
    const open = { action: 'open', label: t('open') } as const;
    return [change, undo, ...(url === undefined ? [] : [open])];
  };

  return (clip, { receiptId, isPopupRefused }) => {
    const tone = toneOf(clip);
    return {
      receiptId,
      language: t('language'),
      direction: t('direction') === 'rtl' ? 'rtl' : 'ltr',
      tone,
      label: t('extensionName'),
      heading: headingOf(clip, tone),
      title: clip.title,
      detail: isPopupRefused && tone !== 'undone' ? t('receiptUseButton') : detailOf(clip, tone),
      actions: actionsOf(clip, tone),
      closeLabel: t('close'),
    };
  };
}
