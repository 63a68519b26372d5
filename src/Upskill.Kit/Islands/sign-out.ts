import { outboxName, privateKey } from './outbox.ts';
import { BrowserShelf } from './shelf.ts';

/** What may lie on a device of what one person typed and read. Other things that wait to be sent stay, for they were meant to be sent. */
const kept = ['upskill:draft:', 'upskill:read:', outboxName(privateKey(''))];

/** On a shared tablet the next person finds nothing of who signed out. */
export function forgetAtSignOut(): void {
  document.addEventListener('submit', event => {
    if (!/^\/sign-out(\/everywhere)?$/.test(new URL((event.target as HTMLFormElement).action).pathname)) return;
    const shelf = new BrowserShelf(() => localStorage);
    for (const name of shelf.names().filter(name => kept.some(prefix => name.startsWith(prefix)))) shelf.remove(name);
  });
}
