import { act as send } from '../../Upskill.Kit/Islands/act.ts';
import { MessageView } from './message-view.ts';

/**
 * Sends a small command on a message without leaving the page; a no is said at the message.
 * @returns True once the server said yes.
 */
export async function act(event: Event, unsent: string, signal: AbortSignal): Promise<boolean> {
  const sent = await send(event, '[data-message]', unsent, signal);
  if (!sent) return false;
  if (sent.button?.name === 'reaction') MessageView.turn(sent.button, sent.body.get('reaction') ?? '');
  else {
    sent.form.closest('details')?.removeAttribute('open');
    sent.form.closest<HTMLElement>('[data-message]')?.focus(); // its button is hidden now
  }
  return true;
}
