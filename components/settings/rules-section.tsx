import { useRef, useState } from 'preact/hooks';
import { putRule, withoutRule } from '../../lib/settings/rule-list';
import type { PlaceRule } from '../../lib/settings/settings';
import { Button } from '../base/button';
import { Section } from '../base/section';
import { useText } from '../base/text';
import { useWatched } from '../base/use-watched';
import type { OptionsServices } from '../services';
import { nameOfPlace } from '../words/place-name';
import { RuleForm } from './rule-form';
import style from './rules-section.module.css';

/** Which rule is open: one that is there, by its pattern, or a new one. */
type Opened = { pattern: string } | 'new' | undefined;

/** Where the clips of a website go: what was learnt and what was written, to see, to change and to delete. */
export function RulesSection({ services }: { services: OptionsServices }) {
  const { t } = useText();
  const settings = useWatched(services.settings)?.value;
  const [opened, setOpened] = useState<Opened>();
  const add = useRef<HTMLButtonElement>(null);
  if (!settings) return <Section heading={t('rulesHeading')}>{null}</Section>;

  const write = (rules: PlaceRule[]): void => void services.settings.write({ ...settings, rules });
  const close = (): void => {
    setOpened(undefined);
    add.current?.focus();
  };
  const form = (rule?: PlaceRule) => (
    <RuleForm
      services={services}
      {...(rule && { rule })}
      onDone={close}
      onSave={(next) => {
        write(putRule(settings.rules, next, rule?.pattern));
        close();
      }}
    />
  );
  return (
    <Section heading={t('rulesHeading')}>
      <p class={style.words}>{t('rulesWords')}</p>
      {settings.rules.length > 0 && (
        <ul class={style.rules}>
          {settings.rules.map((rule) => (
            <li key={rule.pattern}>
              {typeof opened === 'object' && opened.pattern === rule.pattern ? (
                form(rule)
              ) : (
                <RuleRow
                  rule={rule}
                  onChange={() => setOpened({ pattern: rule.pattern })}
                  onDelete={() => {
                    write(withoutRule(settings.rules, rule.pattern));
                    close();
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {opened === 'new' && form()}
      <div>
        <Button buttonRef={add} onClick={() => setOpened('new')}>
          {t('ruleAdd')}
        </Button>
      </div>
    </Section>
  );
}

type RuleRowProps = { rule: PlaceRule; onChange: () => void; onDelete: () => void };

function RuleRow({ rule: { pattern, place, isLearnt }, onChange, onDelete }: RuleRowProps) {
  const { t } = useText();
  return (
    <div class={style.rule}>
      <div class={style.words}>
        <p class={style.pattern}>{pattern}</p>
        <p class={style.place}>
          {nameOfPlace(place)}
          {isLearnt && <> · {t('ruleLearnt')}</>}
        </p>
      </div>
      <Button isSmall look="subtle" label={t('actionOf', t('ruleChange'), pattern)} onClick={onChange}>
        {t('ruleChange')}
      </Button>
      <Button isSmall look="subtle" label={t('actionOf', t('ruleDelete'), pattern)} onClick={onDelete}>
        {t('ruleDelete')}
      </Button>
    </div>
  );
}
