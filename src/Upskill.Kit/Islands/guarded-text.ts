import type { Clock } from './clock.ts';
import { blocks, confirmation, type Finding } from './guard.ts';

export { Guard } from './guard.ts'; // one file to fetch, not two

/** What the page shows of one guarded field. */
export interface GuardedPage {
  /** Notices for these, and where nothing of them blocks the sender's decision on `confirm`; none, and they go. */
  show(findings: readonly Finding[], confirm: string | undefined): void;
}

/** One field under the guard: looked at while one types, shown when one rests, held when one sends. */
export class GuardedText {
  #told: { readonly text: string; readonly findings: readonly Finding[] } | undefined;
  #cancel: (() => void) | undefined;

  /** @param warns Whether what only warns is told; else only what blocks. */
  constructor(
    private readonly field: string, private readonly look: (text: string) => readonly Finding[], private readonly warns: boolean,
    private readonly clock: Clock, private readonly page: GuardedPage) {}

  /** True where what stands there now is protected data. Shown half a second after the last keystroke: half a number is none. */
  typed(text: string): boolean {
    this.#cancel?.();
    this.#cancel = this.clock.after(500, () => this.#show(text));
    return this.#found(text).some(blocks);
  }

  /** Whether the text may be sent, with what its sender has confirmed; where not, it is shown why. */
  maySend(text: string, confirmed: readonly string[]): boolean {
    const found = this.#found(text);
    if (found.every(finding => !blocks(finding) && confirmed.includes(confirmation(this.field, finding)))) return true;
    this.#show(text);
    return false;
  }

  /** The server found more in this text than can be known here: a colleague's name. */
  told(text: string, findings: readonly Finding[]): void {
    this.#told = { text, findings };
    this.#show(text);
  }

  stop(): void {
    this.#cancel?.();
  }

  #show(text: string): void {
    this.#cancel?.();
    const found = this.#found(text);
    this.page.show(found, found.length > 0 && !found.some(blocks) ? found.map(finding => confirmation(this.field, finding)).join(' ') : undefined);
  }

  #found(text: string): readonly Finding[] {
    if (this.#told?.text === text) return this.#told.findings;
    return this.look(text).filter(finding => this.warns || blocks(finding));
  }
}
