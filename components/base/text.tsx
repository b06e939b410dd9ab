import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type messages from '../../public/_locales/en/messages.json';

/** Every text there is, by its key in `_locales`. */
export type MessageKey = keyof typeof messages;

/** A text that exists in a form for each plural category: `clips` stands for `clips_one` and `clips_other`. */
export type PluralKey = MessageKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;

/** Gives the text of a key with `$1`, `$2` … filled in, or `''` when this language lacks it. */
export type Translate = (key: MessageKey, ...substitutions: string[]) => string;

/** A component's way to words, numbers and dates in the language the browser shows. */
export type Text = {
  t: Translate;
  /** The form of a text that agrees with a number, which becomes `$1`. */
  plural(key: PluralKey, count: number): string;
  number(value: number): string;
  /** The day of a moment, given in milliseconds since the epoch. */
  date(at: number): string;
};

/** The words for a translation function. The language comes from the texts themselves, so that plurals agree with them. */
export function createText(translate: Translate): Text {
  const language = translate('language');
  // Made when the first is asked for: a popup's first frame says neither a number nor a date.
  const numbers = once(() => new Intl.NumberFormat(language));
  const plurals = once(() => new Intl.PluralRules(language));
  const dates = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }));
  return {
    t: translate,
    plural: (key, count) => {
      const number = numbers().format(count);
      return plurals().select(count) === 'one' ? translate(`${key}_one`, number) : translate(`${key}_other`, number);
    },
    number: (value) => numbers().format(value),
    date: (at) => dates().format(at),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const TextContext = createContext<Text | undefined>(undefined);

/** Hands the words down and tells the document its language and direction. */
export function TextProvider({ translate, children }: { translate: Translate; children: ComponentChildren }) {
  const text = useMemo(() => {
    document.documentElement.lang = translate('language');
    document.documentElement.dir = translate('direction');
    return createText(translate);
  }, [translate]);
  return <TextContext value={text}>{children}</TextContext>;
}

/** The words of the nearest provider. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (text === undefined) throw new Error('There is no TextProvider above this component');
  return text;
}
