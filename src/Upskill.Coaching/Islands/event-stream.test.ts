import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsIn } from './event-stream.ts';

async function read(...chunks: Uint8Array[]): Promise<string[]> {
  const found: string[] = [];
  const stream = new ReadableStream<Uint8Array>({ start(controller) { for (const chunk of chunks) controller.enqueue(chunk); controller.close(); } });
  for await (const event of eventsIn(stream)) found.push(event);
  return found;
}

test('Events are the same however their bytes are cut', async () => {
  const bytes = new TextEncoder().encode('data: {"words":"é 😀"}\n\nevent: end\ndata: {"words":""}\n\n');
  const whole = await read(bytes);
  assert.deepEqual(whole, ['{"words":"é 😀"}', '{"words":""}']);
  for (let at = 1; at < bytes.length; at++) assert.deepEqual(await read(bytes.slice(0, at), bytes.slice(at)), whole);
});

test('What is cut off in the middle is no event', async () => {
  assert.deepEqual(await read(new TextEncoder().encode('data: a\n\ndata: b')), ['a']);
});
