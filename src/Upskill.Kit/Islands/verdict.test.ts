import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdict } from './verdict.ts';

test('Only JSON acknowledges; a network that answers 200 with its own page does not', () => {
  assert.deepEqual(verdict({ status: 200, json: { next: '/modules/5' } }, 0), { is: 'acknowledged', next: '/modules/5' });
  assert.deepEqual(verdict({ status: 201, json: {} }, 0), { is: 'acknowledged', next: undefined });
  assert.deepEqual(verdict({ status: 204 }, 0), { is: 'acknowledged', next: undefined });
  assert.deepEqual(verdict({ status: 200 }, 0), { is: 'again', after: undefined });
});

test('A server that is away or busy is asked again, when it says so', () => {
  for (const status of [429, 502, 503, 504]) {
    assert.deepEqual(verdict({ status, retryAfter: '3' }, 0), { is: 'again', after: 3000 });
    assert.deepEqual(verdict({ status, retryAfter: null, json: { detail: 'Busy.' } }, 0), { is: 'again', after: undefined });
  }
});

test('A refusal carries the sentence of the problem', () => {
  assert.deepEqual(verdict({ status: 409, json: { code: 'closed', title: 'Refused', detail: 'The module is closed.' } }, 0), { is: 'refused', sentence: 'The module is closed.', unsure: false, errors: {}, findings: [] });
  assert.deepEqual(verdict({ status: 422, json: { title: 'Invalid' } }, 0), { is: 'refused', sentence: 'Invalid', unsure: false, errors: {}, findings: [] });
  assert.deepEqual(verdict({ status: 400 }, 0), { is: 'refused', sentence: undefined, unsure: false, errors: {}, findings: [] });
  assert.deepEqual(verdict({ status: 500 }, 0), { is: 'refused', sentence: undefined, unsure: true, errors: {}, findings: [] });
});

test('A refusal of single fields carries a sentence for each, and nothing that is none', () => {
  const json = { detail: 'Nothing was sent.', errors: { minutes: ['Not a number.', 'Not whole.'], day: [], hour: 'Now.', week: [3] } };
  assert.deepEqual(verdict({ status: 422, json }, 0), { is: 'refused', sentence: 'Nothing was sent.', unsure: false, errors: { minutes: 'Not a number.' }, findings: [] });
  assert.deepEqual(verdict({ status: 409, json }, 0), { is: 'refused', sentence: 'Nothing was sent.', unsure: false, errors: {}, findings: [] });
});

test('Signed out is told by 401 and by a redirect to the sign-in page', () => {
  assert.deepEqual(verdict({ status: 401 }, 0), { is: 'signIn' });
  assert.deepEqual(verdict({ status: 200, signIn: true }, 0), { is: 'signIn' });
});

test('A stale antiforgery token is told apart from other malformed requests', () => {
  assert.deepEqual(verdict({ status: 400, json: { code: 'antiforgery', detail: 'Reload the page.' } }, 0), { is: 'staleToken', sentence: 'Reload the page.' });
});

test('What the data guard found comes with the refusal of the form, and of no other answer', () => {
  const json = { code: 'personal-data', detail: 'A name.', findings: [{ field: 'reason', kind: 'Colleague', start: 4, length: 7, blocks: false }] };
  const findingsOf = (status: number) => {
    const said = verdict({ status, json }, 0);
    return said.is === 'refused' ? said.findings : assert.fail(said.is);
  };
  assert.deepEqual(findingsOf(422), json.findings);
  assert.deepEqual(findingsOf(409), []);
});
