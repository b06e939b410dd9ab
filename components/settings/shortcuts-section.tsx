import { Button } from '../base/button';
import { Section } from '../base/section';
import { useText } from '../base/text';
import type { OptionsServices } from '../services';
import { useShortcut } from '../use-shortcut';
import style from './shortcuts-section.module.css';

/** The keys that are really bound, and the way to the browser's own page for changing them. */
export function ShortcutsSection({
  services,
}: {
  services: Pick<OptionsServices, 'shortcuts' | 'openShortcutSettings'>;
}) {
  const { t } = useText();
  const popup = useShortcut(services, '_execute_action');
  const quickSave = useShortcut(services, 'quick-save');
  return (
    <Section heading={t('shortcutsHeading')}>
      <dl class={style.shortcuts}>
        <dt>{t('shortcutPopup')}</dt>
        <dd>{popup ? <kbd class={style.keys}>{popup}</kbd> : t('shortcutNone')}</dd>
        <dt>{t('commandQuickSave')}</dt>
        <dd>{quickSave ? <kbd class={style.keys}>{quickSave}</kbd> : t('shortcutNone')}</dd>
      </dl>
      <div>
        <Button icon="open" onClick={services.openShortcutSettings}>
          {t('shortcutsChange')}
        </Button>
      </div>
    </Section>
  );
}
