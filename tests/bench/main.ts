import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { provideBrowsers } from '../run/browsers.ts';
import { measureConversion } from './conversion.ts';
import { measureDurable } from './durable.ts';
import { type Benchmark, formatFigures } from './figure.ts';
import { measurePopup } from './popup.ts';
import { measureQueue } from './queue.ts';

const BENCHMARKS: Record<string, Benchmark> = {
  conversion: measureConversion,
  durable: measureDurable,
  popup: measurePopup,
  queue: measureQueue,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const [name = ''] = positionals;
const benchmark = BENCHMARKS[name];
if (benchmark) {
  Object.assign(process.env, await provideBrowsers(['chromium', 'desktop']));
  const figures = await benchmark();
  console.log(formatFigures(figures));
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, platform: process.platform, node: process.version };
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ name, at: new Date().toISOString(), machine, figures }, null, 2)}\n`,
    );
} else {
  console.error(`There is no benchmark '${name}'. There are: ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exitCode = 2;
}
