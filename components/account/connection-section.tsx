import { useCallback, useRef } from 'preact/hooks';
import type { Account } from '../../lib/auth/account';
import { Button } from '../base/button';
import { Choice } from '../base/choice';
import { Notice } from '../base/notice';
import { Section } from '../base/section';
import style from '../base/section.module.css';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { OptionsServices } from '../services';
import { useShortcut } from '../use-shortcut';
import type { Connection } from './use-connection';

export type ConnectionSectionProps = {
  services: Pick<OptionsServices, 'background' | 'shortcuts'>;
  connection: Connection | undefined;
  account: Account | undefined;
};

/** Who is signed in and to which site, or the way to sign in. */
export function ConnectionSection({ services, connection, account }: ConnectionSectionProps) {
  const { t } = useText();
  const { background } = services;
  const wasSignedOut = useRef(false);
  wasSignedOut.current ||= connection === 'signed-out' || connection === 'not-configured';
  const signIn = useTask(background.signIn);
  const signOut = useTask(background.signOut);
  const failure = signIn.failure ?? signOut.failure;
  const isSignedIn = connection === 'signed-in';
  return (
    <Section heading={t('connectionHeading')}>
      {connection === 'reauth' && <Notice tone="warning">{t('signInAgain')}</Notice>}
      {connection === 'signed-out' && <Notice tone="information">{t('notSignedIn')}</Notice>}
      {connection === 'not-configured' && <Notice tone="information">{t('notConfigured')}</Notice>}
      {account && <SignedIn account={account} services={services} />}
      {failure && <Notice tone="danger">{t(failure)}</Notice>}
      <div role="status">
        {signIn.isBusy && <p>{t('signInElsewhere')}</p>}
        {isSignedIn && wasSignedOut.current && <NextStep services={services} />}
      </div>
      <div class={style.actions}>
        {!isSignedIn && connection !== undefined && connection !== 'not-configured' && (
          <Button look="primary" isBusy={signIn.isBusy} onClick={signIn.run}>
            {t('signIn')}
          </Button>
        )}
        {account && (
          <Button isBusy={signOut.isBusy} onClick={signOut.run}>
            {t('signOut')}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** Whoever has just signed in here knows now how to save. */
function NextStep({ services }: { services: Pick<OptionsServices, 'shortcuts'> }) {
  const { t } = useText();
  const shortcut = useShortcut(services, '_execute_action');
  return <Notice tone="success">{shortcut === '' ? t('signedInButton') : t('signedInKey', shortcut)}</Notice>;
}

function SignedIn({ account, services }: { account: Account; services: Pick<OptionsServices, 'background'> }) {
  const { t } = useText();
  const { site, sites, displayName } = account;
  const select = useCallback((cloudId: string) => void services.background.selectSite(cloudId), [services]);
  return (
    <>
      <p>
        {t('connectedAs', displayName)} {t('connectedSite', site.name)}
      </p>
      {sites.length > 1 && (
        <Choice
          label={t('siteChoice')}
          value={site.cloudId}
          options={sites.map(({ cloudId, name }) => ({ value: cloudId, label: name }))}
          onChange={select}
        />
      )}
    </>
  );
}
