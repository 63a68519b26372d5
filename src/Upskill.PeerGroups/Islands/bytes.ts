const text = new TextEncoder();

/** SHA-256, by the browser's own cryptography (there under HTTPS and on localhost only) or Node's. */
export async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts)));
}

/** The bytes of a text in UTF-8. */
export function utf8(of: string): Uint8Array {
  return text.encode(of);
}

/** Small hex digits, two a byte. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of small hex digits; undefined where it is anything else. */
export function fromHex(digits: string): Uint8Array | undefined {
  if (!/^([0-9a-f]{2})*$/.test(digits)) return undefined;
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
