// Draws rosters with the islands' implementation: one JSON a line in the first file, { seed, groups, roster, turns }, and its answer in the second,
// { rosterHash, draw, drawHash, late }: the placement hashes of the turns.
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
  const contents = ['bytes', 'draw', 'late', 'merkle', 'roster'].map(name => `export * from './${name}.ts';`).join('\n');
  await build({ stdin: { contents, resolveDir: islands, loader: 'ts' }, outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' });
  const { draw, drawHash, fromHex, LateGroups, parseLate, parseRoster, placementHash, treeHash } = await import(pathToFileURL(outfile).href);
  for await (const line of createInterface({ input: createReadStream(rosters) })) {
    const { seed, groups, roster, turns } = JSON.parse(line), { rows } = await parseRoster(roster), text = await draw({ lines: roster, rows }, groups, fromHex(seed));
    const late = new LateGroups(rows, text.trimEnd().split('\n').map(group => group.split(',').map(Number))), placed = [];
    let first = rows.length;
    for (const turn of turns) {
      const came = parseLate(turn.rows, first);
      first += came.length;
      placed.push(await placementHash(came, late.place(came, turn.people, fromHex(turn.seed))));
    }
    appendFileSync(answers, `${JSON.stringify({ rosterHash: await treeHash(roster), draw: text, drawHash: await drawHash(text), late: placed.join(' ') })}\n`);
  }
} finally {
  rmSync(temp, { recursive: true, force: true });
}
