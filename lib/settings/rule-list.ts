import type { PlaceRule } from './settings';

/** The rules without the one for this pattern. */
export function withoutRule(rules: readonly PlaceRule[], pattern: string): PlaceRule[] {
  return rules.filter((rule) => rule.pattern !== pattern);
}

/** The rules with this one, in place of the one for `replaced` and of any other for the same pattern. */
export function putRule(rules: readonly PlaceRule[], rule: PlaceRule, replaced = rule.pattern): PlaceRule[] {
  const at = rules.findIndex(({ pattern }) => pattern === replaced);
  if (at < 0) return [...withoutRule(rules, rule.pattern), rule];
  return rules.with(at, rule).filter((other) => other === rule || other.pattern !== rule.pattern);
}
