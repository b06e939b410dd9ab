import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { PopupServices } from '../services';
import type { Connection } from './use-connection';

export type ConnectionNoticeProps = {
  connection: Exclude<Connection, 'signed-in'>;
  services: Pick<PopupServices, 'background' | 'openOptions'>;
};

/** What keeps clips from being published, and the button that changes it. Saving works all the same. */
export function ConnectionNotice({ connection, services }: ConnectionNoticeProps) {
  const { t } = useText();
  const { isBusy, failure, run } = useTask(services.background.signIn);
  if (connection === 'not-configured' || failure === 'authNotConfigured') {
    return (
      <Notice
        tone="information"
        actions={
          <Button isSmall onClick={services.openOptions}>
            {t('setUp')}
          </Button>
        }
      >
        {t('notConfigured')}
      </Notice>
    );
  }
  return (
    <Notice
      tone={failure === undefined && connection === 'signed-out' ? 'information' : 'warning'}
      actions={
        <Button isSmall isBusy={isBusy} onClick={run}>
          {t('signIn')}
        </Button>
      }
    >
      {t(failure ?? (isBusy ? 'signInElsewhere' : connection === 'reauth' ? 'signInAgain' : 'notSignedIn'))}
    </Notice>
  );
}
