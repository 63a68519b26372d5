import assert from 'node:assert/strict';
import { test } from 'node:test';
import vectors from '../Draws/draw-vectors.json';
import lateVectors from '../Draws/late-vectors.json';
import { hex } from './bytes.ts';
import { checkLate, checkLateSeed, type PublishedLate } from './late-checks.ts';
import { LateGroups, lateSeed, placementHash } from './late.ts';
import { treeHash } from './merkle.ts';
import { parseLate, parseRoster } from './roster.ts';
import type { Check } from './verdict.ts';

const all = async (checks: AsyncIterable<Check>) => {
  const found: string[] = [];
  for await (const { part, verdict } of checks) found.push(`${part} ${verdict}`);
  return found;
};

for (const { draw, lateSecret, turns } of lateVectors) {
  const drawn = vectors.draws[draw]!;
  test(`Those who join the draw "${drawn.name}" later come where the vectors say`, async () => {
    const { rows } = await parseRoster(drawn.roster), groups = new LateGroups(rows, drawn.draw.map(line => line.split(',').map(Number)));
    let first = rows.length;
    for (const turn of turns) {
      const seed = await lateSeed(lateSecret, drawn.seed, turn.day), came = parseLate(turn.rows, first);
      assert.equal(hex(seed), turn.seed);
      assert.equal(await treeHash(turn.rows), turn.rosterHash);
      assert.deepEqual(groups.place(came, turn.people.split(',').map(Number), seed), turn.groups);
      assert.equal(await placementHash(came, turn.groups), turn.placementHash);
      first += came.length;
    }
  });
}

const vector = lateVectors[2]!, drawn = vectors.draws[vector.draw]!;
const late: PublishedLate = {
  secret: vector.lateSecret, commitment: vector.lateCommitment,
  turns: vector.turns.map(turn => ({ day: turn.day, sizes: turn.people.split(',').map(Number), rosterHash: turn.rosterHash, hash: turn.placementHash, rows: turn.rows })),
};
const checked = (other: Partial<PublishedLate>) => all(checkLate({ ...late, ...other }, { seed: drawn.seed, draw: drawn.draw.join('\n') }, drawn.roster));
const changed = (turn: Partial<PublishedLate['turns'][number]>) => checked({ turns: [late.turns[0]!, { ...late.turns[1]!, ...turn }, late.turns[2]!] });

test('Late joiners hold in each part, and wait for the close', async () => {
  assert.deepEqual(await checked({}), ['lateCommitment holds', 'lateRows holds', 'lateGroups holds']);
  assert.deepEqual(await checked({ secret: null }), ['lateCommitment waits']);
});

test('A turn that was changed is found out by the part that was changed', async () => {
  assert.deepEqual(await checked({ secret: lateVectors[0]!.lateSecret }), ['lateCommitment fails', 'lateRows holds', 'lateGroups fails']);
  assert.deepEqual(await changed({ rosterHash: late.turns[0]!.rosterHash }), ['lateCommitment holds', 'lateRows fails', 'lateGroups holds']);
  assert.deepEqual(await changed({ hash: late.turns[0]!.hash }), ['lateCommitment holds', 'lateRows holds', 'lateGroups fails']);
  assert.deepEqual(await changed({ day: '2026-12-24' }), ['lateCommitment holds', 'lateRows holds', 'lateGroups fails']);
  assert.deepEqual(await changed({ sizes: [] }), ['lateCommitment holds', 'lateRows holds', 'lateGroups fails']);
  assert.deepEqual(await changed({ rows: ['no row'] }), ['lateCommitment holds', 'lateRows fails', 'lateGroups fails']);
});

test('A late joiner’s seed comes from the late secret, the seed of the draw and the day', async () => {
  const { day, seed } = vector.turns[1]!, own = { secret: vector.lateSecret, commitment: vector.lateCommitment, seed };
  assert.deepEqual(await all(checkLateSeed(own, day, drawn.seed)), ['lateCommitment holds', 'lateSeed holds']);
  assert.deepEqual(await all(checkLateSeed(own, '2026-12-24', drawn.seed)), ['lateCommitment holds', 'lateSeed fails']);
  assert.deepEqual(await all(checkLateSeed({ ...own, secret: null, seed: null }, day, drawn.seed)), ['lateCommitment waits', 'lateSeed waits']);
});
