import { createRequire } from 'node:module';
import { ownComplaints } from './own-rules.ts';

// Plain Node cannot import these packages' folders as ES modules (ERR_UNSUPPORTED_DIR_IMPORT).
const require = createRequire(import.meta.url);

// Atlassian's packages ask this for their feature flags; without an answer they print a long complaint on first use.
Object.assign(globalThis, { __PLATFORM_FEATURE_FLAGS__: { booleanResolver: () => false } });

type SchemaError = { instancePath: string; message?: string };
type SchemaCheck = ((document: unknown) => boolean) & { errors?: SchemaError[] | null };
type AjvClass = new (options: { strict: boolean }) => { compile(schema: unknown): SchemaCheck };
type CheckedNode = { check(): void };

// The published schemas are JSON schema draft 04, which plain ajv does not know.
const Ajv = require('ajv-draft-04') as AjvClass;
const { validator } = require('@atlaskit/adf-utils/validator') as {
  validator(): (document: unknown) => { valid: boolean };
};
const { defaultSchema } = require('@atlaskit/adf-schema/schema-default') as { defaultSchema: unknown };
const { Node: ProseMirrorNode } = require('@atlaskit/editor-prosemirror/model') as {
  Node: { fromJSON(schema: unknown, document: unknown): CheckedNode };
};

/** One instance of ajv for each version: both schemas carry the same id. */
const compile = (path: string): SchemaCheck => new Ajv({ strict: false }).compile(require(path));

const current = compile('@atlaskit/adf-schema/dist/json-schema/v1/full.json');
const older = compile('adf-schema-47/dist/json-schema/v1/full.json');
const atlassian = validator();

/** Of the many complaints of nested alternatives, the one deepest in the document says the most. */
function deepest(errors: SchemaError[] = []): string {
  const [first] = errors.toSorted((one, other) => other.instancePath.length - one.instancePath.length);
  return first ? `${first.instancePath} ${first.message ?? ''}` : 'refused';
}

function schemaComplaint(check: SchemaCheck, document: unknown): string | undefined {
  return check(document) ? undefined : deepest(check.errors ?? []);
}

/**
 * Without an error callback it throws at the first error. With one it also reports the alternatives it tried on the way,
 * for example for every `code` mark, in documents that it then calls valid.
 */
function validatorComplaint(document: unknown): string | undefined {
  return atlassian(structuredClone(document)).valid ? undefined : 'refused';
}

function proseMirrorComplaint(document: unknown): string | undefined {
  ProseMirrorNode.fromJSON(defaultSchema, document).check();
  return undefined;
}

const ORACLES = {
  'schema 57': (document: unknown) => schemaComplaint(current, document),
  'schema 47': (document: unknown) => schemaComplaint(older, document),
  validator: validatorComplaint,
  prosemirror: proseMirrorComplaint,
} as const;

/** The oracles that others wrote, and our own rules for what none of them sees. */
export type OracleName = keyof typeof ORACLES | 'own rules';

export const ORACLE_NAMES: readonly OracleName[] = ['schema 57', 'schema 47', 'validator', 'prosemirror', 'own rules'];

function ask(oracle: (document: unknown) => string | undefined, document: unknown): string[] {
  try {
    const complaint = oracle(document);
    return complaint === undefined ? [] : [complaint];
  } catch (thrown) {
    // The validator throws `undefined` for an empty list of marks.
    return [thrown instanceof Error ? thrown.message : String(thrown)];
  }
}

/** What each oracle says against a document, judged as it would be sent: by way of JSON. */
export function complaintsByOracle(document: unknown): Record<OracleName, string[]> {
  const sent: unknown = JSON.parse(JSON.stringify(document));
  return {
    'schema 57': ask(ORACLES['schema 57'], sent),
    'schema 47': ask(ORACLES['schema 47'], sent),
    validator: ask(ORACLES.validator, sent),
    prosemirror: ask(ORACLES.prosemirror, sent),
    'own rules': ownComplaints(sent),
  };
}

/** Everything said against a document, each with the oracle's name; empty if all accept it. */
export function complaints(document: unknown): string[] {
  return Object.entries(complaintsByOracle(document)).flatMap(([oracle, said]) =>
    said.map((complaint) => `${oracle}: ${complaint}`),
  );
}
