import type { Clock } from './clock.ts';
import type { Shelf } from './shelf.ts';

export type Field = readonly [name: string, value: string];

interface Draft {
  readonly fields: readonly Field[];
  readonly at: number;
}

const prefix = 'upskill:draft:';
const lifetime = 30 * 24 * 3600 * 1000;

/** What a person has chosen or typed in one form and the server has not acknowledged. */
export class Drafts {
  readonly #name: string;

  constructor(key: string, private readonly shelf: Shelf, private readonly clock: Clock) {
    this.#name = prefix + key;
  }

  save(fields: readonly Field[]): void {
    this.shelf.write(this.#name, { fields, at: this.clock.now() } satisfies Draft);
  }

  read(): readonly Field[] | undefined {
    return this.shelf.read<Draft>(this.#name)?.fields;
  }

  clear(): void {
    this.shelf.remove(this.#name);
  }

  /** Forgets the drafts of every form that nobody came back to in thirty days. */
  tidy(): void {
    for (const name of this.shelf.names().filter(name => name.startsWith(prefix))) {
      if ((this.shelf.read<Draft>(name)?.at ?? 0) < this.clock.now() - lifetime) this.shelf.remove(name);
    }
  }
}
