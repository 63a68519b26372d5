import type { FieldFinding } from './data-guard.ts';

/** What was sent and taken. */
export interface Act {
  readonly form: HTMLFormElement;
  readonly button: HTMLButtonElement | null;
  readonly body: URLSearchParams;
}

/**
 * Sends a small command (a form with `data-act`) without leaving the page; what the guard finds is said at its field, another no in the `[data-act-problem]` of what is around it, and what was typed stays.
 * @param around Selector of what is around it.
 * @param unsent Said where no answer came.
 * @returns What was sent, once the server said yes.
 */
export async function act(event: Event, around: string, unsent: string, signal: AbortSignal): Promise<Act | undefined> {
  const form = event.target as HTMLFormElement, button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
  if (form.dataset['act'] === undefined || event.defaultPrevented) return undefined; // the guard holds it
  event.preventDefault();
  const body = new URLSearchParams([...new FormData(form, button)].filter((field): field is [string, string] => typeof field[1] === 'string'));
  body.set('commandId', crypto.randomUUID().replaceAll('-', ''));
  const problem = form.closest(around)?.querySelector<HTMLElement>('[data-act-problem]');
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' }, signal }).catch(() => undefined);
  const said = answer && !answer.ok ? await answer.json().catch(() => undefined) as { detail?: string; findings?: FieldFinding[] } | undefined : undefined;
  if (said?.findings && !form.dispatchEvent(new CustomEvent('guarded', { detail: said.findings, cancelable: true }))) return undefined;
  if (problem) {
    problem.hidden = answer?.ok === true;
    problem.querySelector('span')!.textContent = answer?.ok ? '' : said?.detail ?? unsent;
  }
  return answer?.ok ? { form, button, body } : undefined;
}
