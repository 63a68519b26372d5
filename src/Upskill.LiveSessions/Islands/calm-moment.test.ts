import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../Upskill.Kit/Islands/fake-clock.ts';
import { CalmMoment, pause, quiet } from './calm-moment.ts';

function before() {
  const clock = new FakeClock(), at: number[] = [];
  const person = { isHeld: false, isSeen: true, hasMoves: true };
  const moment = new CalmMoment(clock, { isHeld: () => person.isHeld, isSeen: () => person.isSeen }, () => {
    if (person.hasMoves) at.push(clock.now());
    return person.hasMoves;
  });
  return { clock, person, moment, at, start: clock.now() };
}

test('However much is owed, it is one move, once nobody has stirred for a while', async () => {
  const { clock, moment, at, start } = before();
  for (let owed = 0; owed < 20; owed++) moment.owe();
  await clock.pass(quiet - 1);
  assert.deepEqual(at, []);
  await clock.pass(60_000);
  assert.deepEqual(at, [start + quiet]);
});

test('Who stirs is waited for, each time anew', async () => {
  const { clock, moment, at, start } = before();
  moment.owe();
  for (let stirs = 0; stirs < 5; stirs++) {
    await clock.pass(quiet - 100);
    moment.stirred();
  }
  assert.deepEqual(at, []);
  await clock.pass(quiet);
  assert.deepEqual(at, [start + 5 * (quiet - 100) + quiet]);
});

test('While focus or pointer is within, nothing moves, seen or not, and what is owed is not forgotten', async () => {
  const { clock, person, moment, at } = before();
  person.isHeld = true;
  moment.owe();
  await clock.pass(600_000);
  person.isSeen = false;
  moment.look();
  await clock.pass(600_000);
  assert.deepEqual(at, []);
  person.isHeld = false;
  await clock.pass(quiet);
  assert.equal(at.length, 1);
});

test('Two moves before the same eyes are apart; where nothing moved, no time is lost', async () => {
  const { clock, person, moment, at, start } = before();
  person.hasMoves = false;
  moment.owe();
  await clock.pass(quiet);
  person.hasMoves = true;
  moment.owe();
  await clock.pass(0);
  assert.deepEqual(at, [start + quiet]);
  moment.owe();
  await clock.pass(pause - 1);
  assert.equal(at.length, 1);
  await clock.pass(1);
  assert.deepEqual(at, [start + quiet, start + quiet + pause]);
});

test('What nobody sees moves at once, and so does what is owed when somebody looks away', async () => {
  const { clock, person, moment, at, start } = before();
  moment.look();
  assert.deepEqual(at, []); // nothing is owed
  moment.owe();
  await clock.pass(10);
  person.isSeen = false;
  moment.look();
  assert.deepEqual(at, [start + 10]);
  moment.stirred();
  moment.owe();
  await clock.pass(0);
  assert.equal(at.length, 2);
});

test('After its end nothing moves', async () => {
  const { clock, moment, at } = before();
  moment.owe();
  moment.stop();
  await clock.pass(60_000);
  assert.deepEqual(at, []);
});
