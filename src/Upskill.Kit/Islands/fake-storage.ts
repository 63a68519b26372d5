/** A browser's storage for tests; `full` makes every write fail. */
export class FakeStorage {
  full = false;
  readonly items = new Map<string, string>();

  get length(): number {
    return this.items.size;
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }

  getItem(name: string): string | null {
    return this.items.get(name) ?? null;
  }

  setItem(name: string, text: string): void {
    if (this.full) throw new Error('QuotaExceededError');
    this.items.set(name, text);
  }

  removeItem(name: string): void {
    this.items.delete(name);
  }
}
