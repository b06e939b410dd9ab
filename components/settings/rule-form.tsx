import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { noRecents } from '../../lib/settings/recents';
import { type PatternProblem, readPattern } from '../../lib/settings/rules';
import type { PlaceRule } from '../../lib/settings/settings';
import { Button } from '../base/button';
import { type MessageKey, useText } from '../base/text';
import { TextField } from '../base/text-field';
import { useLoaded } from '../base/use-loaded';
import { useWatched } from '../base/use-watched';
import type { OptionsServices } from '../services';
import { nameOfPlace } from '../words/place-name';
import style from './rules-section.module.css';

const loadPicker = () => import('../place/place-picker');

const problems: Record<PatternProblem | 'no-place', MessageKey> = {
  empty: 'rulePatternEmpty',
  'not-a-host': 'rulePatternNotAHost',
  'too-wide': 'rulePatternTooWide',
  'no-place': 'rulePlaceMissing',
};

export type RuleFormProps = {
  services: OptionsServices;
  /** The rule to be changed; without it a new one is written. */
  rule?: PlaceRule;
  onSave: (rule: PlaceRule) => void;
  onDone: () => void;
};

/** A website and the place its clips go to. What a person wrote holds until they change it, so it is no longer learnt. */
export function RuleForm({ services, rule, onSave, onDone }: RuleFormProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(rule?.pattern ?? '');
  const [place, setPlace] = useState(rule?.place);
  const [problem, setProblem] = useState<keyof typeof problems>();
  const recents = useWatched(services.recents)?.value ?? noRecents;
  const cloudId = useWatched(services.account)?.value?.site.cloudId;
  const picker = useLoaded(loadPicker);
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const read = readPattern(typed);
    if ('problem' in read) setProblem(read.problem);
    else if (place === undefined) setProblem('no-place');
    else onSave({ pattern: read.pattern, place, isLearnt: false });
  };
  return (
    <form class={style.form} aria-label={rule?.pattern ?? t('ruleAdd')} onSubmit={onSubmit}>
      <TextField
        label={t('rulePattern')}
        value={typed}
        isCode
        hint={t('rulePatternHint')}
        message={problem && problem !== 'no-place' && t(problems[problem])}
        onInput={(text) => {
          setTyped(text);
          setProblem(undefined);
        }}
      />
      {picker && (
        <picker.PlacePicker
          services={services}
          shown={place === undefined ? '' : nameOfPlace(place)}
          recents={recents}
          cloudId={cloudId}
          onPick={(picked) => {
            setPlace(picked);
            setProblem(undefined);
          }}
        />
      )}
      <p role="status" class={style.problem}>
        {problem === 'no-place' && t(problems[problem])}
      </p>
      <div class={style.actions}>
        <Button look="primary" isSubmit>
          {t('save')}
        </Button>
        <Button look="subtle" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
