import assert from 'node:assert/strict';
import { test } from 'node:test';
import vectors from '../Draws/draw-vectors.json';
import { fromHex } from './bytes.ts';
import { draw, drawHash } from './draw.ts';
import { isInTree, treeHash } from './merkle.ts';
import { Numbers } from './numbers.ts';
import { linesOf, parseRoster } from './roster.ts';

const bytes = (digits: string) => fromHex(digits) ?? assert.fail(`${digits} are no hex digits`);

test('The numbers of a seed are those of the vectors', () => {
  const { seed, next, below } = vectors.random;
  const one = new Numbers(bytes(seed)), other = new Numbers(bytes(seed));
  assert.deepEqual(next.map(() => one.next()), next);
  assert.deepEqual(below.map(({ limit }) => other.below(limit)), below.map(({ value }) => value));
});

test('A seed whose halves cancel each other still gives numbers', () => {
  const numbers = new Numbers(new Uint8Array(32).fill(7));
  assert.ok(new Set(Array.from({ length: 20 }, () => numbers.next())).size > 10);
});

for (const vector of vectors.draws) {
  test(`The draw "${vector.name}" comes out again`, async () => {
    const text = await draw(await parseRoster(vector.roster), vector.groups, bytes(vector.seed));
    assert.deepEqual(linesOf(text), vector.draw);
    assert.equal(await drawHash(text), vector.drawHash);
  });

  test(`The roster "${vector.name}" has its hash, and the row in the middle its proof`, async () => {
    const { roster, rosterHash, proof } = vector, middle = Math.floor(roster.length / 2);
    assert.equal(await treeHash(roster), rosterHash);
    for (const [number, line] of roster.entries())
      assert.equal(await isInTree(line, number, roster.length, proof, rosterHash), number === middle, `row ${number}`);
    assert.equal(await isInTree(roster[middle]!, middle, roster.length, proof.slice(1), rosterHash), false);
    assert.equal(await isInTree(roster[middle]!, middle, roster.length, [...proof, rosterHash], rosterHash), false);
    assert.equal(await isInTree(roster[middle]!, middle, roster.length, proof.with(0, rosterHash), rosterHash), false);
  });
}

test('Work can be ended between two portions, and says how far it is', async () => {
  const { roster, groups, seed } = vectors.draws[1]!, shares: number[] = [], rows = await parseRoster(roster);
  await assert.rejects(draw(rows, groups, bytes(seed), share => {
    if (shares.push(share) > 10) throw new Error('enough');
    return undefined;
  }), /enough/);
  assert.deepEqual(shares, shares.toSorted((a, b) => a - b));
  assert.ok(shares[10]! > 0 && shares[10]! < 1);
});
