// Draws rosters with the islands' implementation: one JSON a line in the first file, { seed, groups, roster }, and its answer in the second, { rosterHash, draw, drawHash }.
//   node tests/Upskill.Tests/PeerGroups/draws-again.mjs ROSTERS ANSWERS
import { appendFileSync, createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const islands = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'src', 'Upskill.PeerGroups', 'Islands');
const [rosters, answers] = process.argv.slice(2);
const temp = mkdtempSync(join(dirname(answers), 'draws-again-'));
try {
  const outfile = join(temp, 'draw.mjs');
  const contents = ['bytes', 'draw', 'merkle', 'roster'].map(name => `export * from './${name}.ts';`).join('\n');
  await build({ stdin: { contents, resolveDir: islands, loader: 'ts' }, outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' });
  const { draw, drawHash, fromHex, parseRoster, treeHash } = await import(pathToFileURL(outfile).href);
  for await (const line of createInterface({ input: createReadStream(rosters) })) {
    const { seed, groups, roster } = JSON.parse(line), text = await draw(await parseRoster(roster), groups, fromHex(seed));
    appendFileSync(answers, `${JSON.stringify({ rosterHash: await treeHash(roster), draw: text, drawHash: await drawHash(text) })}\n`);
  }
} finally {
  rmSync(temp, { recursive: true, force: true });
}
