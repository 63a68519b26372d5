import type { FieldFinding } from '../../Upskill.Kit/Islands/data-guard.ts';
import { MessageView } from './message-view.ts';

/**
 * Sends a small command on a message without leaving the page; a no is said at the message, and what was typed stays.
 * @returns True once the server said yes.
 */
export async function act(event: Event, unsent: string, signal: AbortSignal): Promise<boolean> {
  const form = event.target as HTMLFormElement, button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
  if (form.dataset['act'] === undefined || event.defaultPrevented) return false; // the guard holds it
  event.preventDefault();
  const body = new URLSearchParams([...new FormData(form, button)].filter((field): field is [string, string] => typeof field[1] === 'string'));
  body.set('commandId', crypto.randomUUID().replaceAll('-', ''));
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' }, signal }).catch(() => undefined);
  const said = answer && !answer.ok ? await answer.json().catch(() => undefined) as { detail?: string; findings?: FieldFinding[] } | undefined : undefined;
  if (said?.findings && !form.dispatchEvent(new CustomEvent('guarded', { detail: said.findings, cancelable: true }))) return false;
  const problem = form.closest('[data-message]')?.querySelector<HTMLElement>('[data-act-problem]');
  if (problem) {
    problem.hidden = answer?.ok === true;
    problem.querySelector('span')!.textContent = answer?.ok ? '' : said?.detail ?? unsent;
  }
  if (!answer?.ok) return false;
  if (button?.name === 'reaction') MessageView.turn(button, body.get('reaction') ?? '');
  else {
    form.closest('details')?.removeAttribute('open');
    form.closest<HTMLElement>('[data-message]')?.focus(); // its button is hidden now
  }
  return true;
}
