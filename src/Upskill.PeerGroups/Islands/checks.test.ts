import assert from 'node:assert/strict';
import { test } from 'node:test';
import vectors from '../Draws/draw-vectors.json';
import { checkDraw, checkRow, outcomeOf, type Check, type PublishedDraw, type PublishedRow } from './checks.ts';

const vector = vectors.draws[1]!;
const { secret, commitment, contribution, seed, groups, rosterHash } = vector;
const roster = vector.roster.map(line => `${line}\n`).join('');
const published: PublishedDraw = {
  secret, commitment, contribution, seed, groups, rosterHash, draw: vector.draw.map(line => `${line}\n`).join(''), drawHash: vector.drawHash, late: null,
};
const number = Math.floor(vector.roster.length / 2);
const own: PublishedRow = {
  row: vector.roster[number]!, number, people: vector.roster.length, proof: vector.proof, rosterHash, secret, commitment, contribution, seed, day: null, drawSeed: null,
};

/** Each check as part and verdict. */
async function all(checks: AsyncIterable<Check>): Promise<string[]> {
  const found: string[] = [];
  for await (const { part, verdict } of checks) found.push(`${part} ${verdict}`);
  return found;
}

/** The parts that fail when something else was published, or another roster. */
async function failing(other: Partial<PublishedDraw>, rows = roster): Promise<string> {
  return (await all(checkDraw({ ...published, ...other }, rows))).filter(found => found.endsWith(' fails')).map(found => found.split(' ')[0]).join(' ');
}

/** The same digits with the last one changed. */
const bent = (digits: string) => digits.slice(0, -1) + (digits.endsWith('0') ? '1' : '0');

test('A fair draw holds in each of its parts', async () => {
  assert.deepEqual(await all(checkDraw(published, roster)), ['commitment holds', 'seed holds', 'roster holds', 'rows holds', 'groups holds', 'hash holds']);
});

test('A draw that was changed is found out by the part that was changed', async () => {
  assert.equal(await failing({ secret: bent(secret) }), 'commitment seed');
  assert.equal(await failing({ secret: 'no hex digits' }), 'commitment seed');
  assert.equal(await failing({ commitment: bent(commitment) }), 'commitment');
  assert.equal(await failing({ contribution: `${contribution} ` }), 'seed');
  assert.equal(await failing({ seed: bent(seed) }), 'seed groups');
  assert.equal(await failing({ rosterHash: bent(rosterHash) }), 'roster');
  assert.equal(await failing({ groups: groups + 1 }), 'groups');
  assert.equal(await failing({ groups: 0 }), 'groups');
  assert.equal(await failing({ drawHash: bent(vector.drawHash) }), 'hash');
});

test('Two people who were exchanged after the draw are found out', async () => {
  const [first, second] = [vector.draw[0]!.split(','), vector.draw[1]!.split(',')], [a, b] = [first[0]!, second[0]!];
  const exchanged = [[b, ...first.slice(1)], [a, ...second.slice(1)], ...vector.draw.slice(2).map(line => line.split(','))];
  const draw = exchanged.map(group => `${group.sort((one, other) => Number(one) - Number(other)).join(',')}\n`).join('');
  assert.equal(await failing({ draw }), 'groups hash');
});

test('A secret that fits but was not the one committed to is found out', async () => {
  assert.equal(await failing({ secret: vectors.draws[2]!.secret, seed: vectors.draws[2]!.seed }), 'commitment seed groups');
});

test('A row that was changed, left out or put in is found out, also where it keeps its form', async () => {
  const lines = vector.roster.map(line => `${line}\n`), [token, , ...rest] = lines[3]!.split(' ');
  const asleep = lines.with(3, [token, '31', ...rest].join(' ')).join('');
  assert.match(await failing({}, asleep), /^roster\b(?!.*rows)/);
  assert.equal(await failing({}, lines.slice(0, -1).join('')), 'roster rows groups');
  assert.equal(await failing({}, `${roster}${'f'.repeat(32)} 0 00000001 ffffffffffff - -\n`), 'roster groups');
  assert.equal(await failing({}, ''), 'roster groups');
});

test('The row that has not its form is named', async () => {
  const wrong = vector.roster.with(7, vector.roster[7]!.replace(/ \S+$/, ' x')).join('\n');
  for await (const check of checkDraw(published, wrong)) if (check.part === 'rows') assert.deepEqual([check.verdict, check.values], ['fails', [7]]);
});

test('A member’s row holds; commitment and seed wait for the draw', async () => {
  assert.deepEqual(await all(checkRow(own)), ['row holds', 'commitment holds', 'seed holds']);
  assert.deepEqual(await all(checkRow({ ...own, secret: null, contribution: null, seed: null })), ['row holds', 'commitment waits', 'seed waits']);
});

test('A member whose row, number or proof was changed finds it out', async () => {
  const fails = ['row fails', 'commitment holds', 'seed holds'];
  assert.deepEqual(await all(checkRow({ ...own, row: bent(own.row) })), fails);
  assert.deepEqual(await all(checkRow({ ...own, number: number + 1 })), fails);
  assert.deepEqual(await all(checkRow({ ...own, number: -1 })), fails);
  assert.deepEqual(await all(checkRow({ ...own, people: 0 })), fails);
  assert.deepEqual(await all(checkRow({ ...own, proof: own.proof.map(bent) })), fails);
  assert.deepEqual(await all(checkRow({ ...own, rosterHash: bent(rosterHash) })), fails);
  assert.deepEqual(await all(checkRow({ ...own, secret: bent(secret) })), ['row holds', 'commitment fails', 'seed fails']);
  assert.deepEqual(await all(checkRow({ ...own, contribution: '' })), ['row holds', 'commitment holds', 'seed fails']);
});

test('One check that fails decides, then one that waits', () => {
  assert.equal(outcomeOf(['holds', 'waits', 'fails', 'holds']), 'fails');
  assert.equal(outcomeOf(['holds', 'waits']), 'waits');
  assert.equal(outcomeOf(['holds', 'holds']), 'holds');
  assert.equal(outcomeOf([]), null);
});
