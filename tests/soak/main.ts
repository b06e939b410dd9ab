import { runnerImport } from 'vite';

// Node runs this file as it is; Vite resolves the rest, for lib's imports carry no file endings.
const { module } = await runnerImport<typeof import('./command.ts')>(new URL('./command.ts', import.meta.url).pathname);
process.exitCode = await module.runSoak(process.argv.slice(2));
