import { PromptRun } from '../../Upskill.Coaching/Islands/prompt-run.ts';
import { ArrowKeys } from '../../Upskill.Kit/Islands/arrow-keys.ts';
import { ConnectionNote } from '../../Upskill.Kit/Islands/connection-note.ts';
import { DataGuard } from '../../Upskill.Kit/Islands/data-guard.ts';
import { closeDrawersBehindTheFocus } from '../../Upskill.Kit/Islands/drawers.ts';
import { define } from '../../Upskill.Kit/Islands/island.ts';
import { KeptForm } from '../../Upskill.Kit/Islands/kept-form.ts';
import { LivePart } from '../../Upskill.Kit/Islands/live-part.ts';
import { OrderList } from '../../Upskill.Kit/Islands/order-list.ts';
import { forgetAtSignOut } from '../../Upskill.Kit/Islands/sign-out.ts';
import { SearchList } from '../../Upskill.Kit/Islands/search-list.ts';
import { CountDown } from '../../Upskill.LiveSessions/Islands/count-down.ts';
import { LiveSession } from '../../Upskill.LiveSessions/Islands/live-session.ts';
import { SessionConsole } from '../../Upskill.LiveSessions/Islands/session-console.ts';
import { DrawCheck } from '../../Upskill.PeerGroups/Islands/draw-check.ts';
import { OwnWords } from '../../Upskill.PeerGroups/Islands/own-words.ts';
import { PeerChat } from '../../Upskill.PeerGroups/Islands/peer-chat.ts';
import { RowCheck } from '../../Upskill.PeerGroups/Islands/row-check.ts';

// First, so that it sees what the server rendered before an island inside it has changed anything.
define('live-part', LivePart);
define('connection-note', ConnectionNote);
// Before the forms around it, so that it hears first what is sent.
define('data-guard', DataGuard);
define('kept-form', KeptForm);
define('arrow-keys', ArrowKeys);
define('prompt-run', PromptRun);
define('search-list', SearchList);
define('order-list', OrderList);
define('draw-check', DrawCheck);
define('row-check', RowCheck);
define('own-words', OwnWords);
define('peer-chat', PeerChat);
define('live-session', LiveSession);
define('session-console', SessionConsole);
define('count-down', CountDown);
closeDrawersBehindTheFocus();
forgetAtSignOut();
