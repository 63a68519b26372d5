// Checks and bundles the islands and the style sheet into wwwroot/assets.
//   node src/Upskill.Web/build/frontend.mjs [Debug|Release] [folder for the stamp]
// Run by Frontend.targets when an input changed, and by `npm run build`. Several builds may run it at once: one works, the others wait for it.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const root = join(web, '..', '..');
const out = join(web, 'wwwroot', 'assets');
const debug = (process.argv[2] ?? 'Release') === 'Debug';
const stamps = process.argv[3] ?? join(web, 'obj', 'frontend');
const stamp = join(stamps, `${debug ? 'Debug' : 'Release'}.stamp`);
const lock = join(stamps, 'lock');

const time = file => existsSync(file) ? statSync(file).mtimeMs : 0;
const inputs = () => readdirSync(join(root, 'src'), { recursive: true })
  .filter(name => /\.(ts|css)$/.test(name) && !/(^|[\\/])(bin|obj|wwwroot|node_modules)[\\/]/.test(name))
  .map(name => join(root, 'src', name)).concat(join(root, 'package-lock.json'), join(root, 'tsconfig.json'), fileURLToPath(import.meta.url));

async function take() {
  mkdirSync(stamps, { recursive: true });
  for (;;) {
    try {
      const file = openSync(lock, 'wx');
      writeSync(file, String(process.pid));
      return closeSync(file);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (alive()) await pause(200);
      else rmSync(lock, { force: true });
    }
  }
}

function alive() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (!pid) return Date.now() - time(lock) < 5000; // being written
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function run(command, ...args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  return !done.error && done.status === 0;
}

async function bundle() {
  const { build } = await import('esbuild');
  const common = { absWorkingDir: root, bundle: true, minify: true, write: false, sourcemap: debug ? 'linked' : false, legalComments: 'none', logLevel: 'silent', outdir: out };
  // SignalR asks for `require` in Node only; esbuild would put a stand-in for it into a file of its own, which every page would wait for.
  const define = { require: 'undefined' };
  const results = await Promise.all([
    build({ ...common, entryPoints: [join(web, 'Islands', 'upskill.ts')], format: 'esm', target: 'es2022', splitting: true, chunkNames: '[name]-[hash]', define }),
    build({ ...common, entryPoints: [join(web, 'Styles', 'upskill.css')], target: 'es2022' }),
  ]);
  return results.flatMap(result => result.outputFiles);
}

/** A failure that the reader can act on: one sentence, in the form that MSBuild shows as an error. */
class Failure extends Error {}

async function work() {
  const started = new Date();
  if (time(stamp) >= Math.max(...inputs().map(time)) && time(join(out, 'upskill.js')) && time(join(out, 'upskill.css'))) return;

  if (time(join(root, 'package-lock.json')) > time(join(root, 'node_modules', '.package-lock.json'))
    && !run('npm', 'ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'))
    throw new Failure('package-lock.json: error UPSKILL001: npm ci failed: the registry cannot be reached, or package-lock.json does not fit package.json.');
  if (!run(process.execPath, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '--pretty', 'false')) throw new Failure('');

  const files = await bundle();
  mkdirSync(out, { recursive: true });
  for (const old of readdirSync(out)) if (!files.some(file => file.path === join(out, old))) rmSync(join(out, old), { recursive: true });
  for (const file of files) {
    // Put there at once, since another project's build may be reading it; and as old as the start of this run,
    // so that what was edited during it counts as newer the next time.
    const half = join(stamps, `${basename(file.path)}.${process.pid}`);
    writeFileSync(half, file.contents);
    utimesSync(half, started, started);
    renameSync(half, file.path);
  }
  for (const other of readdirSync(stamps)) if (other.endsWith('.stamp')) rmSync(join(stamps, other));
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
  console.log(`Front end: ${files.map(file => `${relative(out, file.path)} ${(file.contents.length / 1024).toFixed(1)} kB`).join(', ')}`);
}

await take();
try {
  await work();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof Failure) console.log(error.message);
  else if (!error.errors) throw error;
  else for (const { location: at, text } of error.errors) console.log(`${at ? `${join(root, at.file)}(${at.line},${at.column + 1})` : 'esbuild'}: error UPSKILL002: ${text}`);
} finally {
  rmSync(lock, { force: true });
}
