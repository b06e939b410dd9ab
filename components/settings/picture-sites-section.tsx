import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button } from '../base/button';
import { Section } from '../base/section';
import { useText } from '../base/text';
import type { GrantedSites, OptionsServices } from '../services';
import style from './picture-sites-section.module.css';

/** The sites whose pictures may be fetched, each to be taken back. */
export function PictureSitesSection({ services }: { services: Pick<OptionsServices, 'grantedSites'> }) {
  const { t } = useText();
  const patterns = useGranted(services.grantedSites);
  const revoke = (pattern: string): void => void services.grantedSites.revoke(pattern);
  return (
    <Section heading={t('pictureSitesHeading')}>
      <p class={style.words}>{t(patterns.length === 0 ? 'pictureSitesNone' : 'pictureSitesWords')}</p>
      {patterns.length > 0 && (
        <ul class={style.sites}>
          {patterns.map((pattern) => (
            <li key={pattern} class={style.site}>
              <span class={style.name}>{nameOf(pattern)}</span>
              <Button
                isSmall
                look="subtle"
                label={t('actionOf', t('pictureSitesRevoke'), nameOf(pattern))}
                onClick={() => revoke(pattern)}
              >
                {t('pictureSitesRevoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** `https://cdn.example/*` is the host to a person; a wider pattern stands as the browser has it. */
function nameOf(pattern: string): string {
  return /^https?:\/\/([^/*]+)\/\*$/.exec(pattern)?.[1] ?? pattern;
}

function useGranted({ list, watch }: GrantedSites): readonly string[] {
  const [patterns, setPatterns] = useState<readonly string[]>([]);
  const refresh = useCallback(() => void list().then(setPatterns, () => undefined), [list]);
  useEffect(() => {
    refresh();
    return watch(refresh);
  }, [refresh, watch]);
  return patterns;
}
