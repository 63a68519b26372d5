import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { Away } from './away.ts';
import { clock } from './clock.ts';
import { Connection, type Hub } from './connection.ts';
import { goodMoment } from './good-moment.ts';

const connections = new Map<string, Connection>();
const listeners = new EventTarget();
let shown = false;

const away = new Away(clock, state => {
  shown = state;
  listeners.dispatchEvent(new Event('change'));
});

goodMoment.addEventListener('now', () => connections.forEach(connection => connection.now()));
for (const change of ['online', 'offline']) addEventListener(change, () => away.offline(!navigator.onLine));
away.offline(!navigator.onLine);

/** The one connection of this page to the hub at `url`. */
export function connectionTo(url: string): Connection {
  let connection = connections.get(url);
  if (!connection) {
    connection = new Connection(attempt => hub(url, attempt), clock, state => away.connection(url, state));
    connections.set(url, connection);
  }
  return connection;
}

/** Tells now and at every change whether the person should know that the connection is lost. */
export function onAway(tell: (away: boolean) => void, signal: AbortSignal): void {
  listeners.addEventListener('change', () => tell(shown), { signal });
  tell(shown);
}

/**
 * A plain socket needs no negotiation, so it may land on any silo: no sticky sessions. Every third attempt negotiates,
 * for networks whose proxy breaks sockets; only a silo that is alone answers it.
 */
function hub(url: string, attempt: number): Hub {
  const builder = new HubConnectionBuilder().configureLogging(LogLevel.None);
  return (attempt % 3 === 2
    ? builder.withUrl(url)
    : builder.withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets })).build();
}
