import { backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { FieldFinding } from './data-guard.ts';
import type { Drafts, Field } from './drafts.ts';
import type { Page, Pending } from './pending.ts';
import type { Shelf } from './shelf.ts';
import { verdict, type Answer, type FieldErrors } from './verdict.ts';

/** However long a server asks to be left alone, ask again after ten minutes. */
const longest = 600_000;

const outbox = 'upskill:outbox:';

/** The key of a form whose words are nobody else's business, sent or not. */
export function privateKey(key: string): string {
  return `private:${key}`;
}

/** Where what waits under a key is kept. */
export function outboxName(key: string): string {
  return outbox + key;
}

/** Sends one form's submission until the server has said yes or no, over lost connections, closed tabs and restarts; keeps the draft until it said yes. */
export class Outbox {
  #pending: Pending | undefined;
  #unsure: Pending | undefined;
  #done = false;
  #busy = false;
  #failures = 0;
  #tokenTried = false;
  #wait: { cancel(): void; asked: boolean } | undefined;
  readonly #name: string;

  constructor(
    private readonly key: string, private readonly shelf: Shelf, private readonly drafts: Drafts, private readonly clock: Clock, private readonly page: Page) {
    this.#name = outboxName(key);
  }

  /** True once the server said yes, or the person has to sign in: nothing more is sent from this page. */
  get done(): boolean {
    return this.#done;
  }

  /** Starts a submission; does nothing, and answers false, while one is under way or done. */
  submit(action: string, fields: readonly Field[]): boolean {
    if (this.#pending || this.#done) return false;
    const same = this.#unsure?.action === action && JSON.stringify(this.#unsure.fields) === JSON.stringify(fields);
    const commandId = this.#unsure && same ? this.#unsure.commandId : this.page.newId();
    this.#begin({ key: this.key, action, fields, commandId, since: this.clock.now() });
    this.shelf.write(this.#name, this.#pending);
    return true;
  }

  /** Sends what an earlier page could not, and answers its fields. */
  resume(): readonly Field[] | undefined {
    const pending = this.shelf.read<Pending>(this.#name);
    if (!pending || this.#pending || this.#done) return undefined;
    this.#begin(pending);
    return pending.fields;
  }

  /** A good moment to try at once, unless the server itself named the wait. */
  now(): void {
    if (this.#wait && !this.#wait.asked) void this.#try();
  }

  /** The element left the page: what is pending stays kept for the next one. */
  stop(): void {
    this.#wait?.cancel();
    this.#wait = undefined;
    this.#done = true;
  }

  #begin(pending: Pending): void {
    this.#pending = pending;
    this.#failures = 0;
    this.#tokenTried = false;
    this.page.waiting(true);
    void this.#try();
  }

  async #try(): Promise<void> {
    const pending = this.#pending;
    if (!pending || this.#busy || this.#done) return;
    this.#wait?.cancel();
    this.#wait = undefined;
    this.#busy = true;
    const answer = await this.page.send(pending).catch(() => undefined);
    this.#busy = false;
    if (this.#done) return;
    await this.#judge(pending, answer);
  }

  async #judge(pending: Pending, answer: Answer | undefined): Promise<void> {
    const said = answer ? verdict(answer, this.clock.now()) : { is: 'again', after: undefined } as const;
    switch (said.is) {
      case 'acknowledged':
        this.#done = true;
        this.#forget(pending);
        this.drafts.clear();
        return this.page.acknowledged(said.next);
      case 'signIn':
        this.#done = true;
        if (pending.signedOut) this.#forget(pending);
        else this.shelf.write(this.#name, { ...pending, signedOut: true });
        return this.page.signIn();
      case 'again':
        return this.#later(said.after);
      case 'staleToken':
        return this.#tokenTried ? this.#refuse(pending, said.sentence) : await this.#renew(pending, said.sentence);
      case 'refused':
        return this.#refuse(pending, said.sentence, said.unsure, said.errors, said.findings);
    }
  }

  #later(asked: number | undefined): void {
    const wait = Math.min(asked ?? backoff(this.#failures), longest);
    this.#failures++;
    this.#wait = { cancel: this.clock.after(wait, () => void this.#try()), asked: asked !== undefined };
  }

  async #renew(pending: Pending, sentence: string | undefined): Promise<void> {
    const fresh = await this.page.freshToken().catch(() => undefined);
    if (this.#done) return;
    if (fresh === undefined) return this.#later(undefined);
    this.#tokenTried = true;
    if (fresh) await this.#try();
    else this.#refuse(pending, sentence);
  }

  #refuse(pending: Pending, sentence: string | undefined, unsure = false, errors: FieldErrors = {}, findings: readonly FieldFinding[] = []): void {
    this.#forget(pending);
    // What may have been done keeps its id, so that sending the same once more does not do it twice.
    this.#unsure = unsure ? pending : undefined;
    this.page.waiting(false);
    this.page.refused(sentence, errors, findings);
  }

  #forget(pending: Pending): void {
    this.#pending = undefined;
    // Another tab may have put a later submission there.
    if (this.shelf.read<Pending>(this.#name)?.commandId === pending.commandId) this.shelf.remove(this.#name);
  }
}
