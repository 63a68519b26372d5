import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from './fake-clock.ts';
import { Guard, type Finding } from './guard.ts';
import { GuardedText } from './guarded-text.ts';

function world(warns = true) {
  const clock = new FakeClock(), guard = new Guard([]), shown: [kinds: string[], confirm: string | undefined][] = [];
  const page = { show: (findings: readonly Finding[], confirm: string | undefined) => shown.push([findings.map(finding => finding.kind), confirm]) };
  return { clock, shown, text: new GuardedText('reason', text => guard.look(text), warns, clock, page) };
}

test('A number is shown when one rests, and goes when it is taken out', async () => {
  const { clock, shown, text } = world();
  assert.equal(text.typed('NHS 943 476 591'), false);
  await clock.pass(499);
  assert.equal(text.typed('NHS 943 476 5919'), true);
  await clock.pass(499);
  assert.deepEqual(shown, []);
  await clock.pass(1);
  assert.deepEqual(shown, [[['NhsNumber'], undefined]]);
  assert.equal(text.typed('NHS'), false);
  await clock.pass(500);
  assert.deepEqual(shown.at(-1), [[], undefined]);
});

test('What blocks is not sent, whatever was confirmed, and shown at once', () => {
  const { shown, text } = world();
  assert.equal(text.maySend('943 476 5919', ['reason/NhsNumber/0/12']), false);
  assert.deepEqual(shown, [[['NhsNumber'], undefined]]);
});

test('What warns is sent once it is confirmed, of this text at this place', () => {
  const { shown, text } = world();
  assert.equal(text.maySend('to a@example.com', []), false);
  assert.deepEqual(shown, [[['Email'], 'reason/Email/3/13']]);
  assert.equal(text.maySend('to a@example.com', ['reason/Email/3/13']), true);
  assert.equal(text.maySend('and to a@example.com', ['reason/Email/3/13']), false);
});

test('Where only protected data matters an address goes through', () => {
  const { shown, text } = world(false);
  assert.equal(text.maySend('to a@example.com', []), true);
  assert.deepEqual(shown, []);
});

test('What the server found in a text counts as long as it is that text', () => {
  const { shown, text } = world();
  text.told('ask Tom Two', [{ kind: 'Colleague', start: 4, length: 7 }]);
  assert.deepEqual(shown, [[['Colleague'], 'reason/Colleague/4/7']]);
  assert.equal(text.maySend('ask Tom Two', []), false);
  assert.equal(text.maySend('ask Tom Two', ['reason/Colleague/4/7']), true);
  assert.equal(text.maySend('ask somebody', []), true);
});
