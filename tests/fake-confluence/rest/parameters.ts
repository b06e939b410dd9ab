import { type Call, pathPart } from '../cloud.ts';
import { refuseV2 } from './refusal.ts';

const refuseParameter = (name: string, words: string) =>
  refuseV2(400, 'INVALID_REQUEST_PARAMETER', `Provided value for '${name}' ${words}`);

/** A numeric id in the path, kept as text. Throws 400 on anything else, such as a space key. */
export function readId(call: Call, name = 'id'): string {
  const id = pathPart(call, name);
  if (/^\d{1,20}$/.test(id)) return id;
  throw refuseParameter(name, 'is not the correct type. Expected type is long');
}

/** A list parameter: repeated, or with commas. Empty where it was not sent. */
export const readList = (call: Call, name: string): string[] =>
  call.query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .filter(Boolean);

/** A list parameter of which each value must be one of those known. Throws 400. */
export function readChoices<Choice extends string>(call: Call, name: string, choices: readonly Choice[]): Choice[] {
  return readList(call, name).map((text) => {
    const choice = choices.find((each) => each === text);
    if (choice === undefined) throw refuseParameter(name, `must be one of ${choices.join(', ')}`);
    return choice;
  });
}

/** A boolean parameter, false where it was not sent. Throws 400. */
export function readFlag(call: Call, name: string): boolean {
  const text = call.query.get(name) ?? 'false';
  if (text === 'true' || text === 'false') return text === 'true';
  throw refuseParameter(name, 'must be true or false');
}
