import './base/base.css';
import type { ComponentChildren } from 'preact';
import { AppSection } from './account/app-section';
import { ConnectionSection } from './account/connection-section';
import { useConnection } from './account/use-connection';
import { type MessageKey, TextProvider, useText } from './base/text';
import { HistorySection } from './history/history-section';
import style from './options.module.css';
import { QueueSection } from './queue/queue-section';
import type { OptionsServices } from './services';
import { AppearanceSection } from './settings/appearance-section';
import { DefaultsSection } from './settings/defaults-section';
import { PictureSitesSection } from './settings/picture-sites-section';
import { RulesSection } from './settings/rules-section';
import { ShortcutsSection } from './settings/shortcuts-section';
import { TransferSection } from './settings/transfer-section';

type Part = { id: string; heading: MessageKey; Part: (props: { services: OptionsServices }) => ComponentChildren };

/** What comes after the connection, in the order a person is likely to want it. */
const PARTS: readonly Part[] = [
  { id: 'defaults', heading: 'defaultsHeading', Part: DefaultsSection },
  { id: 'rules', heading: 'rulesHeading', Part: RulesSection },
  { id: 'pictures', heading: 'pictureSitesHeading', Part: PictureSitesSection },
  { id: 'shortcuts', heading: 'shortcutsHeading', Part: ShortcutsSection },
  { id: 'appearance', heading: 'appearanceHeading', Part: AppearanceSection },
  { id: 'queue', heading: 'queueHeading', Part: QueueSection },
  { id: 'history', heading: 'historyHeading', Part: HistorySection },
  { id: 'transfer', heading: 'transferHeading', Part: TransferSection },
];

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
      <Contents />
      <div id="connection" class={style.part}>
        <ConnectionSection services={services} connection={connection} account={account} />
        {connection && <AppSection services={services} isConnected={account !== undefined} onSaved={checkApp} />}
      </div>
      {PARTS.map(({ id, Part }) => (
        <div key={id} id={id} class={style.part}>
          <Part services={services} />
        </div>
      ))}
    </main>
  );
}

/** The way to each part; the keyboard goes on from where a link led. */
function Contents() {
  const { t } = useText();
  const links = [{ id: 'connection', heading: 'connectionHeading' } as const, ...PARTS];
  return (
    <nav aria-label={t('optionsContents')}>
      <ul class={style.contents}>
        {links.map(({ id, heading }) => (
          <li key={id}>
            <a class={style.link} href={`#${id}`}>
              {t(heading)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
