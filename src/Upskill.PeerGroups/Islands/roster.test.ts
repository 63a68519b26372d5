import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, parseRoster, WrongRow } from './roster.ts';

const token = (digit: string) => digit.repeat(32);
const row = (digit: string, rest: string) => `${token(digit)} 3 80000001 03fffffff000 ${rest}`;

/** The number of the row that is wrong. */
async function wrongRow(...lines: string[]): Promise<number> {
  try {
    await parseRoster(lines);
  } catch (error) {
    if (error instanceof WrongRow) return error.row;
    throw error;
  }
  return assert.fail('The roster was taken for right.');
}

test('A roster is read as it is written', async () => {
  const { rows } = await parseRoster(linesOf(`${row('1', '2 1:4')}\n${row('2', '- 0:4')}\n${row('3', '0 -')}\n`));
  assert.equal(rows.length, 3);
  assert.deepEqual(rows[0], { token: token('1'), band: 3, languages: 0x80000001, waking: '03fffffff000', apart: [2], met: [1], times: [4] });
});

test('A row that has not the form is named', async () => {
  assert.equal(await wrongRow(row('1', '- -'), row('2', '-')), 1);
  assert.equal(await wrongRow(row('1', '- -').toUpperCase().replace('1', 'A')), 0);
  assert.equal(await wrongRow(row('1', '- -').replace(' 3 ', ' 32 ')), 0);
  assert.equal(await wrongRow(row('1', '- -').replace(' 3 ', ' 03 ')), 0);
  assert.equal(await wrongRow(`${row('1', '- -')}\r`), 0);
  assert.equal(await wrongRow(row('1', '1, -'), row('2', '0 -')), 0);
  assert.equal(await wrongRow(row('1', '- 1'), row('2', '- 0:1')), 0);
  assert.equal(await wrongRow(row('1', '- 1:0'), row('2', '- 0:0')), 0);
});

test('A row that names itself, a row that is not there, or rows out of order is named', async () => {
  assert.equal(await wrongRow(row('1', '- -'), row('2', '1 -')), 1);
  assert.equal(await wrongRow(row('1', '- -'), row('2', '2 -')), 1);
  assert.equal(await wrongRow(row('1', '2,1 -'), row('2', '0 -'), row('3', '0 -')), 0);
  assert.equal(await wrongRow(row('1', '1,1 -'), row('2', '0 -')), 0);
});

test('Rows that are not in the order of their tokens, or there twice, are named', async () => {
  assert.equal(await wrongRow(row('2', '- -'), row('1', '- -')), 1);
  assert.equal(await wrongRow(row('1', '- -'), row('1', '- -')), 1);
});

test('A row that names another, which does not name it alike, is named', async () => {
  assert.equal(await wrongRow(row('1', '1 -'), row('2', '- -')), 0);
  assert.equal(await wrongRow(row('1', '- -'), row('2', '0 -')), 1);
  assert.equal(await wrongRow(row('1', '- 1:2'), row('2', '- 0:3')), 0);
  assert.equal(await wrongRow(row('1', '1 -'), row('2', '0,2 -'), row('3', '- -')), 1);
});
