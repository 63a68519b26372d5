const word = 2 ** 32;

/** The numbers that follow from a seed: xoshiro128** 1.1 (Blackman and Vigna, 2018), and Lemire's way (2019) to bound them without bias. */
export class Numbers {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** @param seed 32 bytes. */
  constructor(seed: Uint8Array) {
    if (seed.length !== 32) throw new RangeError('A seed has 32 bytes.');
    const view = new DataView(seed.buffer, seed.byteOffset, seed.byteLength);
    const mixed = (i: number) => (view.getUint32(4 * i) ^ view.getUint32(4 * i + 16)) >>> 0;
    [this.#a, this.#b, this.#c, this.#d] = [mixed(0), mixed(1), mixed(2), mixed(3)];
    if ((this.#a | this.#b | this.#c | this.#d) === 0) this.#a = 1;
  }

  /** The next of 2^32 numbers. */
  next(): number {
    const answer = Math.imul(rotl(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = rotl(this.#d, 11);
    return answer;
  }

  /** A number below `limit`, which is at least 1 and less than 2^21, so that products stay exact. */
  below(limit: number): number {
    const unfair = word % limit;
    for (;;) {
      const product = this.next() * limit;
      if (product % word >= unfair) return Math.floor(product / word);
    }
  }
}

function rotl(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}
