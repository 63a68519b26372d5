import type { FieldFinding } from './data-guard.ts';
import type { Field } from './drafts.ts';
import type { Answer, FieldErrors } from './verdict.ts';

/** A submission that the server has not acknowledged. */
export interface Pending {
  readonly key: string;
  readonly action: string;
  readonly fields: readonly Field[];
  /** The same for every try, so that the server does it once. */
  readonly commandId: string;
  readonly since: number;
  /** Set once it met a 401: it is sent once more after signing in, and given back as a draft if that is refused too. */
  readonly signedOut?: boolean;
}

/** What the outbox needs of the page, and what it tells it. */
export interface Page {
  newId(): string;
  /** Posts it; rejects when no answer came. */
  send(pending: Pending): Promise<Answer>;
  /** Puts a fresh antiforgery token into the page; false when there is none to be had. */
  freshToken(): Promise<boolean>;
  waiting(waiting: boolean): void;
  acknowledged(next: string | undefined): void;
  refused(sentence: string | undefined, errors: FieldErrors, findings: readonly FieldFinding[]): void;
  signIn(): void;
}
