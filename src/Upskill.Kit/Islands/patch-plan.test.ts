import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeChanges, plan, type Keyed } from './patch-plan.ts';

const list = (...pairs: [string, string][]): Keyed[] => pairs.map(([key, html]) => ({ key, html }));

test('Only elements that differ are touched', () => {
  const last = list(['rate', '<b>61%</b>'], ['hours', '<b>48%</b>'], ['n', '<b>155</b>']);
  assert.deepEqual(plan(last, last), []);
  assert.deepEqual(plan(last, list(['rate', '<b>62%</b>'], ['hours', '<b>48%</b>'], ['n', '<b>156</b>'])), ['rate', 'n']);
});

test('A row that came, went or moved replaces the whole', () => {
  const last = list(['a', '1'], ['b', '2']);
  assert.equal(plan(last, list(['a', '1'], ['b', '2'], ['c', '3'])), 'whole');
  assert.equal(plan(last, list(['a', '1'])), 'whole');
  assert.equal(plan(last, list(['b', '2'], ['a', '1'])), 'whole');
  assert.equal(plan(last, list(['a', '1'], ['c', '2'])), 'whole');
});

test('A part without keys, or with a key that is there twice, is replaced whole instead of patched wrongly', () => {
  assert.equal(plan([], []), 'whole');
  assert.equal(plan(list(['a', '1'], ['a', '2']), list(['a', '1'], ['a', '3'])), 'whole');
});

test('Attributes follow what the server changed, and only that', () => {
  const last = new Map([['class', 'bar'], ['width', '61'], ['hidden', '']]);
  assert.deepEqual(attributeChanges(last, new Map([['class', 'bar'], ['width', '62'], ['title', 'Now']])), [['width', '62'], ['title', 'Now'], ['hidden', null]]);
  assert.deepEqual(attributeChanges(last, last), []);
});
