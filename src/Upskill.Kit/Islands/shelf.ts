/** Keeps values by name beyond the page, as far as the browser lets it. */
export interface Shelf {
  read<T>(name: string): T | undefined;
  write(name: string, value: unknown): void;
  remove(name: string): void;
  names(): string[];
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * The browser's storage, with the page's memory where that is off or full: a submission must go out even if it cannot be kept.
 * @param store Asked each time, since merely naming `localStorage` throws where a policy blocks it.
 */
export class BrowserShelf implements Shelf {
  #memory = new Map<string, string>();

  constructor(private readonly store: () => Store) {}

  read<T>(name: string): T | undefined {
    const text = this.#memory.get(name) ?? this.#try(store => store.getItem(name));
    if (text == null) return undefined;
    try {
      return JSON.parse(text) as T;
    } catch {
      this.remove(name);
      return undefined;
    }
  }

  write(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    const kept = this.#try(store => (store.setItem(name, text), true));
    if (kept) this.#memory.delete(name);
    else this.#memory.set(name, text);
  }

  remove(name: string): void {
    this.#memory.delete(name);
    this.#try(store => store.removeItem(name));
  }

  names(): string[] {
    const stored = this.#try(store => Array.from({ length: store.length }, (_, index) => store.key(index) ?? ''));
    return [...new Set([...stored ?? [], ...this.#memory.keys()])];
  }

  #try<T>(use: (store: Store) => T): T | undefined {
    try {
      return use(this.store());
    } catch {
      return undefined;
    }
  }
}
