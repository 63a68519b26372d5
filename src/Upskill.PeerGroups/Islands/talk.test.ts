import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asks, mentions, unread, type Change } from './talk.ts';

const change: Change = { round: 'r', number: 3, message: null, summary: null, members: 10, here: 2, isClosed: false };
const message = { number: 3, version: 3, handle: 'Teal Heron', question: null, text: 'x', at: '', isEdited: false, counts: [], pinned: null, isRemoved: false };

test('A change of another round is nothing to this page', () => assert.equal(asks({ ...change, message }, 'other'), 'nothing'));

test('A message is shown from the push itself, a summary and the close are asked for', () => {
  assert.equal(asks({ ...change, message }, 'r'), 'message');
  assert.equal(asks({ ...change, summary: {} }, 'r'), 'more');
  assert.equal(asks({ ...change, isClosed: true }, 'r'), 'more');
  assert.equal(asks(change, 'r'), 'presence');
});

test('Only what came after what was read is new', () => assert.equal(unread([4, 7, 9], 7), 1));

test('A text is cut at the handles that it mentions and at nothing else', () => {
  const handles = ['Teal Heron', 'Amber Otter'];
  assert.deepEqual(mentions('Ask @Teal Heron, or a@b.c', handles), [
    { text: 'Ask ', isMention: false }, { text: '@Teal Heron', isMention: true }, { text: ', or a@b.c', isMention: false }]);
  assert.deepEqual(mentions('', handles), []);
  assert.deepEqual(mentions('@Amber Otter@Teal Heron', handles).map(piece => piece.isMention), [true, true]);
});
