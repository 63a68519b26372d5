import assert from 'node:assert/strict';
import { test } from 'node:test';
import vectors from '../Sessions/Questions/question-rank-vectors.json';
import { ranked, staying } from './question-rank.ts';

for (const { name, questions, ranked: expected } of vectors) {
  test(`Questions rank as on the server: ${name}`, () => {
    assert.deepEqual(ranked(questions), expected);
    assert.deepEqual(ranked(questions.toReversed()), expected);
  });
}

test('One that climbs moves alone', () => {
  assert.deepEqual([...staying([1, 2, 3, 4], [4, 1, 2, 3])].sort(), [1, 2, 3]);
  assert.deepEqual([...staying([1, 2, 3, 4], [2, 3, 4, 1])].sort(), [2, 3, 4]);
});

test('Where nothing changed its place everything stays', () => {
  assert.equal(staying([3, 1, 2], [3, 1, 2]).size, 3);
  assert.equal(staying([], []).size, 0);
});

test('Those that stay are in the wanted order, and there are as many as can be', () => {
  const wanted = [1, 2, 3, 4, 5];
  for (const shown of permutations(wanted)) {
    const stay = staying(shown, wanted), kept = shown.filter(number => stay.has(number));
    assert.deepEqual(kept, [...kept].sort((one, other) => one - other));
    const longest = Math.max(...subsets(shown).filter(some => some.every((number, at) => at === 0 || some[at - 1]! < number)).map(some => some.length));
    assert.equal(kept.length, longest, shown.join());
  }
});

function permutations(items: number[]): number[][] {
  return items.length === 0 ? [[]] : items.flatMap(item => permutations(items.filter(other => other !== item)).map(rest => [item, ...rest]));
}

function subsets(items: number[]): number[][] {
  return items.reduce<number[][]>((all, item) => [...all, ...all.map(some => [...some, item])], [[]]);
}
