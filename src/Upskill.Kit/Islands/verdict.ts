import { retryAfter } from './backoff.ts';
import type { FieldFinding } from './data-guard.ts';

/** What came back for a submission. */
export interface Answer {
  readonly status: number;
  /** The body where it was JSON. */
  readonly json?: unknown;
  readonly retryAfter?: string | null;
  /** True where a redirect led to the sign-in page. */
  readonly signIn?: boolean;
}

export type Verdict =
  | { readonly is: 'acknowledged'; readonly next: string | undefined }
  /** Not known to be done; `after` is what the server asked for. */
  | { readonly is: 'again'; readonly after: number | undefined }
  /** The server said no. `unsure` where it may have been done all the same; `errors` where single fields are wrong, `findings` where the data guard found something. */
  | { readonly is: 'refused'; readonly sentence: string | undefined; readonly unsure: boolean; readonly errors: FieldErrors; readonly findings: readonly FieldFinding[] }
  | { readonly is: 'signIn' }
  | { readonly is: 'staleToken'; readonly sentence: string | undefined };

/** A sentence for each field that is wrong, by its name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What an answer means. Pure. */
export function verdict(answer: Answer, now: number): Verdict {
  const { status, json } = answer;
  const said = (name: string) => {
    const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  if (status === 401 || answer.signIn) return { is: 'signIn' };
  if (status >= 200 && status < 300) {
    // The 200 of a hotel's log-in page is not the server's word: only JSON or an empty answer acknowledges.
    return json === undefined && status !== 204 ? { is: 'again', after: undefined } : { is: 'acknowledged', next: said('next') };
  }
  if ([429, 502, 503, 504].includes(status)) return { is: 'again', after: retryAfter(answer.retryAfter ?? null, now) };
  if (status === 400 && said('code') === 'antiforgery') return { is: 'staleToken', sentence: said('detail') };
  return { is: 'refused', sentence: said('detail') ?? said('title'), unsure: status >= 500, errors: status === 422 ? errorsIn(json) : {}, findings: status === 422 ? findingsIn(json) : [] };
}

/** The first sentence of each field in a problem's `errors`. */
function errorsIn(json: unknown): FieldErrors {
  const errors = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)['errors'] : undefined;
  if (typeof errors !== 'object' || errors === null) return {};
  return Object.fromEntries(Object.entries(errors).flatMap(([name, sentences]): [string, string][] =>
    Array.isArray(sentences) && typeof sentences[0] === 'string' ? [[name, sentences[0]]] : []));
}

/** A problem's `findings`, by which the data guard says what it found where. */
function findingsIn(json: unknown): readonly FieldFinding[] {
  const findings = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)['findings'] : undefined;
  return Array.isArray(findings) ? findings as FieldFinding[] : [];
}
