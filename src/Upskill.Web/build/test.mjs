// Bundles every src/**/*.test.ts (Node 20 cannot read TypeScript) and runs them with node's own test runner. Fails also when there is nothing to run.
//   npm test [-- part of a file's name]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true })
  .filter(name => name.endsWith('.test.ts') && !/(^|[\\/])(bin|obj|wwwroot|node_modules)[\\/]/.test(name) && name.includes(process.argv[2] ?? ''))
  .map(name => join(src, name));
const empty = files.filter(file => !/^\s*(test|it)\(/m.test(readFileSync(file, 'utf8')));
if (files.length === 0 || empty.length > 0) {
  console.error(files.length === 0 ? 'No tests were found under src.' : `No test in ${empty.map(file => relative(root, file)).join(', ')}.`);
  process.exit(1);
}

const temp = mkdtempSync(join(tmpdir(), 'upskill-tests-'));
try {
  await build({
    absWorkingDir: root, entryPoints: files, outbase: src, outdir: temp, outExtension: { '.js': '.mjs' },
    bundle: true, platform: 'node', format: 'esm', target: 'node20', sourcemap: 'inline', logLevel: 'error',
  });
  const bundled = files.map(file => join(temp, relative(src, file)).replace(/\.ts$/, '.mjs'));
  const done = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...bundled], { stdio: 'inherit' });
  process.exitCode = done.status ?? 1;
} catch (error) {
  // What esbuild found it has said by itself.
  if (!error.errors) throw error;
  process.exitCode = 1;
} finally {
  rmSync(temp, { recursive: true, force: true });
}
