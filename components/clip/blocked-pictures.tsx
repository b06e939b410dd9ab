import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Asset } from '../../lib/clip/asset';
import { type BlockedOrigin, findBlockedOrigins } from '../../lib/clip/blocked-pictures';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { PictureSites } from '../services';

export type BlockedPicturesProps = { assets: readonly Asset[]; sites: PictureSites };

/** Pictures that their site would give if the person let us ask it, and the button for that. */
export function BlockedPictures({ assets, sites }: BlockedPicturesProps) {
  const { t, plural } = useText();
  const blocked = useAskable(assets, sites);
  const ask = useCallback(() => sites.ask(blocked.map(({ origin }) => origin)), [sites, blocked]);
  const { run, failure } = useTask(ask);
  const [first] = blocked;
  if (first === undefined) return null;
  const count = blocked.reduce((sum, origin) => sum + origin.count, 0);
  const actions = (
    <Button isSmall onClick={run}>
      {blocked.length === 1
        ? t('picturesAllowSite', new URL(first.origin).host)
        : plural('picturesAllow', blocked.length)}
    </Button>
  );
  return (
    <Notice tone="information" actions={actions}>
      {failure ? t(failure) : plural('picturesBlocked', count)}
    </Notice>
  );
}

/** The origins that were not granted yet: of those that were, the site itself gave no picture. */
function useAskable(assets: readonly Asset[], { isGranted }: PictureSites): readonly BlockedOrigin[] {
  const blocked = useMemo(() => findBlockedOrigins(assets), [assets]);
  const [askable, setAskable] = useState<readonly BlockedOrigin[]>([]);
  useEffect(() => {
    let isOver = false;
    const checked = blocked.map(async (origin) => ((await isGranted(origin.origin)) ? [] : [origin]));
    // Where the browser does not say, there is nothing to ask for.
    Promise.all(checked).then(
      (origins) => !isOver && setAskable(origins.flat()),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [blocked, isGranted]);
  return askable;
}
