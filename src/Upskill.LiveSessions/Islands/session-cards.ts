import { reveal } from '../../Upskill.Kit/Islands/island.ts';
import { fill, share, type Groups, type Poll, type Showing, type Words } from './session.ts';

/** Shows what is shown now, and leaves of the queue what comes after it. */
export function showShowing(root: HTMLElement, showing: Showing | null, words: Words): void {
  const box = root.querySelector<HTMLElement>('[data-showing]'), down = box?.querySelector<HTMLElement>('count-down');
  if (!box || !down) return;
  down.dataset['until'] = showing?.endsAt ?? '';
  box.querySelector('[data-showing-minutes]')!.textContent = showing ? fill(words['wordMinutes'], showing.minutes) : '';
  if ((box.dataset['showing'] ?? '') === (showing?.id ?? '')) return;
  box.dataset['showing'] = showing?.id ?? '';
  box.querySelector('[data-showing-title]')!.textContent = showing?.title ?? words['wordNothing'] ?? '';
  box.querySelector('[data-showing-by]')!.textContent = showing?.presenter ?? '';
  box.querySelector<HTMLElement>('[data-showing-time]')!.hidden = !showing;
  const queue = [...root.querySelectorAll<HTMLElement>('[data-showcase]')], at = queue.findIndex(item => item.dataset['showcase'] === showing?.id);
  queue.slice(0, at + 1).forEach(item => item.remove());
  root.querySelector('[data-next]:not(:has([data-showcase]))')?.remove();
}

/** Shows the last poll; `chosen` where the server said which answer is one's own. Answers true for one that was not there before. */
export function showPoll(root: HTMLElement, poll: Poll | null, words: Words, chosen?: number | null): boolean {
  const card = root.querySelector<HTMLElement>('[data-poll]'), list = card?.querySelector<HTMLElement>('[data-poll-options]');
  if (!card || !list || !poll) return false;
  const isNew = Number(card.dataset['poll']) !== poll.number;
  if (isNew) {
    card.dataset['poll'] = String(poll.number);
    card.hidden = false;
    const form = list.closest('form')!, option = card.querySelector<HTMLTemplateElement>('[data-option-template]')!.content.firstElementChild!;
    form.setAttribute('action', form.getAttribute('action')!.replace(/polls\/\d+\//, `polls/${poll.number}/`));
    list.replaceChildren(...poll.options.map(() => option.cloneNode(true)));
    card.querySelector('[data-poll-question]')!.textContent = poll.question;
  }
  card.querySelector('[data-poll-state]')!.textContent = words[poll.isOpen ? 'wordPollOpen' : 'wordPollClosed'] ?? '';
  card.querySelector('[data-poll-answered]')!.textContent = poll.answered === null ? words['wordAnsweredByFew'] ?? '' : fill(words['wordAnsweredBy'], poll.answered);
  [...list.children].forEach((item, index) => {
    const button = item.querySelector('button')!, part = share(poll, index);
    button.value = String(index);
    button.disabled = !poll.isOpen;
    if (chosen !== undefined) button.setAttribute('aria-pressed', String(index === chosen));
    button.querySelector('[data-option]')!.textContent = poll.options[index] ?? '';
    button.querySelector('[data-share]')!.textContent = part === undefined ? '' : `${Math.round(part * 100)}%`;
    item.querySelector('.bar rect')?.setAttribute('width', String(Math.round((part ?? 0) * 1000) / 10));
  });
  return isNew;
}

/** Shows the groups, or that all are called back; `group` where the server said which is one's own. Answers true for a draw that was not there before. */
export function showGroups(root: HTMLElement, groups: Groups | null, words: Words, group?: number | null): boolean {
  const card = root.querySelector<HTMLElement>('[data-groups]');
  if (!card) return false;
  const isNew = groups !== null && Number(card.dataset['groups']) !== groups.number;
  if (isNew) card.querySelector<HTMLElement>('[data-called]')!.hidden = true;
  card.dataset['groups'] = String(groups?.number ?? 0);
  card.querySelector<HTMLElement>('count-down')!.dataset['until'] = groups?.endsAt ?? '';
  if (groups && group !== undefined) {
    card.querySelector('[data-group-words]')!.textContent = group === null ? fill(words['wordNoGroup'], groups.count) : fill(words['wordGroup'], group, groups.count);
    card.querySelector<HTMLElement>('[data-seat]')!.hidden = group !== null;
    card.querySelector<HTMLElement>('[data-help]')!.hidden = group === null;
    gather(card, false);
    card.hidden = false;
  } else if (!groups && !card.hidden) gather(card, true);
  const focus = document.activeElement;
  if (card.contains(focus) && !focus!.checkVisibility()) card.focus({ preventScroll: true }); // what was pressed is gone
  return isNew;
}

/** Called back, there is nothing to do in the card any more. */
function gather(card: HTMLElement, isBack: boolean): void {
  card.querySelector<HTMLElement>('[data-grouped]')!.hidden = isBack;
  const words = card.querySelector<HTMLElement>('[data-regathered]')!;
  if (!isBack) words.hidden = true;
  else {
    for (const done of card.querySelectorAll<HTMLElement>('[data-seat], [data-help], [data-called]')) done.hidden = true;
    reveal(words);
  }
}
