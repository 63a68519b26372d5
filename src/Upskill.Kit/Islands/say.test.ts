import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from './fake-clock.ts';
import { Say } from './say.ts';

function world(said = '') {
  const spoken: string[] = [], clock = new FakeClock();
  return { spoken, clock, say: new Say(said, clock, text => spoken.push(text)) };
}

test('At most one sentence in five seconds is spoken, and it is the latest', async () => {
  const { spoken, clock, say } = world();
  for (const text of ['61%', '62%', '63%']) say.say(text);
  await clock.pass(4999);
  assert.deepEqual(spoken, ['61%']);
  await clock.pass(1);
  assert.deepEqual(spoken, ['61%', '63%']);
  say.say('64%');
  assert.deepEqual(spoken, ['61%', '63%']);
});

test('What was said already, or was there from the start, is not said again', async () => {
  const { spoken, clock, say } = world('61%');
  say.say('61%');
  say.say('62%');
  await clock.pass(5000);
  say.say('62%');
  assert.deepEqual(spoken, ['62%']);
});
