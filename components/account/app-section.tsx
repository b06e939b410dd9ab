import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../base/button';
import { CopyField } from '../base/copy-field';
import { Notice } from '../base/notice';
import { Section } from '../base/section';
import { useText } from '../base/text';
import { TextField } from '../base/text-field';
import { useTask } from '../base/use-task';
import type { OptionsServices } from '../services';
import style from './app-section.module.css';

const DEVELOPER_CONSOLE = 'https://developer.atlassian.com/console/myapps/';

export type AppSectionProps = {
  services: Pick<OptionsServices, 'background' | 'scopes' | 'copyText' | 'openTab'>;
  /** Who is signed in already finds the steps folded. */
  isConnected: boolean;
  onSaved: () => void;
};

/** How to register an app of one's own at Atlassian, and where to enter it. */
export function AppSection({ services, isConnected, onSaved }: AppSectionProps) {
  const { t } = useText();
  return (
    <Section heading={t('appHeading')}>
      <details open={!isConnected}>
        <summary class={style.summary}>{t('appIntroduction')}</summary>
        <AppSteps services={services} onSaved={onSaved} />
      </details>
    </Section>
  );
}

function AppSteps({ services, onSaved }: Omit<AppSectionProps, 'isConnected'>) {
  const { t } = useText();
  const callbackUrl = useCallbackUrl(services);
  const copy = services.copyText;
  return (
    <ol class={style.steps}>
      <li>
        <p>{t('appStep1')}</p>
        <Button icon="open" onClick={() => services.openTab(DEVELOPER_CONSOLE)}>
          {t('appConsole')}
        </Button>
      </li>
      <li>
        <p>{t('appStep2')}</p>
        <CopyField label={t('scopes')} value={services.scopes.join(' ')} copyText={copy} />
      </li>
      <li>
        <p>{t('appStep3')}</p>
        <CopyField label={t('callbackUrl')} value={callbackUrl} copyText={copy} />
      </li>
      <li>
        <p>{t('appStep4')}</p>
        <AppForm services={services} onSaved={onSaved} />
      </li>
    </ol>
  );
}

function useCallbackUrl({ background }: Pick<OptionsServices, 'background'>): string {
  const [url, setUrl] = useState('');
  useEffect(() => {
    // Without the background there is no URL to copy; the field stays empty.
    background.redirectUrl().then(setUrl, () => undefined);
  }, [background]);
  return url;
}

/** Client id and secret, which lead to the sign-in at once. What was saved is never shown again, not even its length. */
function AppForm({ services, onSaved }: Omit<AppSectionProps, 'isConnected'>) {
  const { t } = useText();
  const { background } = services;
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [isKept, setIsKept] = useState(false);
  useEffect(() => {
    background.hasOwnApp().then(setIsKept, () => undefined);
  }, [background]);
  const { isBusy, failure, run } = useTask(async () => {
    await background.saveOwnApp({ clientId: clientId.trim(), clientSecret: clientSecret.trim() });
    setClientId('');
    setClientSecret('');
    setIsKept(true);
    onSaved();
    await background.signIn();
  });
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run();
  };
  return (
    <form class={style.form} onSubmit={onSubmit}>
      <TextField label={t('clientId')} value={clientId} onInput={setClientId} isCode isRequired />
      <TextField
        label={t('clientSecret')}
        value={clientSecret}
        onInput={setClientSecret}
        hint={t(isKept ? 'clientSecretKept' : 'clientSecretHint')}
        isSecret
        isRequired
      />
      <div class={style.outcome}>
        <div role="status">
          {isBusy && isKept && <p>{t('signInElsewhere')}</p>}
          {failure && <Notice tone="danger">{t(failure)}</Notice>}
        </div>
        <Button isSubmit isBusy={isBusy} look={isKept ? 'default' : 'primary'}>
          {t('appSave')}
        </Button>
      </div>
    </form>
  );
}
