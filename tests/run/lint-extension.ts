import { readCommand } from './command.ts';
import { type Outcome, single } from './report.ts';

type Finding = { code: string; file?: string; message: string };

/**
 * Warnings we answer for: Preact assigns innerHTML in its own code, for a property that Biome forbids us to use
 * (`dangerouslySetInnerHTML`) and that the policy `require-trusted-types-for 'script'` would stop besides. Readability
 * assigns it in a document of its own, detached from the page, in which nothing loads and no script runs.
 */
const KNOWN_WARNINGS: readonly { code: string; file: RegExp }[] = [
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^(popup|options)\/(popup|options)-.+\.js$/ },
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^capture-article\.js$/ },
];

/** Mozilla's linter on the Firefox build: no error, and no warning but the known ones. */
export async function lintExtension(): Promise<Outcome> {
  const { output } = await readCommand('web-ext', ['lint', '--source-dir', '.output/firefox-mv3', '--output', 'json']);
  const report: { errors: Finding[]; warnings: Finding[] } = JSON.parse(output);
  const unexpected = [...report.errors, ...report.warnings.filter((warning) => !isKnown(warning))];
  for (const { code, file, message } of unexpected) console.log(`${code} ${file ?? ''}: ${message}`);
  console.log(
    `${report.errors.length} errors, ${report.warnings.length} warnings, ${unexpected.length} not accounted for`,
  );
  return single(unexpected.length === 0);
}

function isKnown(warning: Finding): boolean {
  return KNOWN_WARNINGS.some(({ code, file }) => warning.code === code && file.test(warning.file ?? ''));
}
