import './base/base.css';
import { AppSection } from './account/app-section';
import { ConnectionSection } from './account/connection-section';
import { useConnection } from './account/use-connection';
import { Section } from './base/section';
import { TextProvider, useText } from './base/text';
import { HistorySection } from './history/history-section';
import style from './options.module.css';
import { QueueList } from './queue/queue-list';
import type { OptionsServices } from './services';
import { AppearanceSection } from './settings/appearance-section';
import { DefaultsSection } from './settings/defaults-section';
import { PictureSitesSection } from './settings/picture-sites-section';
import { ShortcutsSection } from './settings/shortcuts-section';
import { TransferSection } from './settings/transfer-section';
import { useQueue } from './use-queue';

/** How many clips are read; the older ones are in Confluence. */
const QUEUE_LOOK = 500;

/** The options page: the connection first, for without it nothing is published. */
export function Options({ services }: { services: OptionsServices }) {
  return (
    <TextProvider translate={services.translate}>
      <OptionsScreen services={services} />
    </TextProvider>
  );
}

function OptionsScreen({ services }: { services: OptionsServices }) {
  const { t } = useText();
  const { connection, account, checkApp } = useConnection(services);
  return (
    <main class={style.options}>
      <h1 class={style.heading}>{t('optionsHeading')}</h1>
      <ConnectionSection services={services} connection={connection} account={account} />
      {connection && <AppSection services={services} isConnected={account !== undefined} onSaved={checkApp} />}
      <DefaultsSection services={services} />
      <PictureSitesSection services={services} />
      <ShortcutsSection services={services} />
      <AppearanceSection services={services} />
      <QueueSection services={services} />
      <HistorySection services={services} />
      <TransferSection services={services} />
    </main>
  );
}

function QueueSection({ services }: { services: OptionsServices }) {
  const { t } = useText();
  const clips = useQueue(services.queue, QUEUE_LOOK);
  return (
    <Section heading={t('queueHeading')}>
      {clips?.length === 0 && <p>{t('queueEmpty')}</p>}
      {clips && clips.length > 0 && <QueueList clips={clips} services={services} limit={QUEUE_LOOK} />}
      <a class={style.link} href="rescue.html">
        {t('rescueLink')}
      </a>
    </Section>
  );
}
