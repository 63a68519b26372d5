// Reads calendars as somebody's calendar program does, with ical.js and nothing of this machine's time zones:
//   node calendar-moments.mjs < ["BEGIN:VCALENDAR…", …]
// Writes, for each, its method and every event that it gives: UID, status, SEQUENCE, RECURRENCE-ID, beginning and end in UTC.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const utc = time => time.toJSDate().toISOString();

function moments(text) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map(component => new ICAL.Event(component, { strictExceptions: true, exceptions: [] }));
  const masters = events.filter(event => !event.isRecurrenceException());
  const singles = events.filter(event => event.isRecurrenceException());
  const lone = singles.filter(single => !masters.some(master => master.uid === single.uid));
  const found = masters.flatMap(master => {
    for (const single of singles.filter(one => one.uid === master.uid)) master.relateException(single);
    return master.isRecurring() ? all(master) : [said(master, master.startDate, master.endDate)];
  });
  return { method: calendar.getFirstPropertyValue('method'), events: [...found, ...lone.map(one => said(one, one.startDate, one.endDate))] };
}

function all(master) {
  const found = [];
  const iterator = master.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    const occurrence = master.getOccurrenceDetails(next);
    found.push(said(occurrence.item, occurrence.startDate, occurrence.endDate));
  }
  return found;
}

function said(event, start, end) {
  return {
    uid: event.uid, sequence: event.sequence, status: event.component.getFirstPropertyValue('status') ?? '', start: utc(start), end: utc(end),
    recurrenceId: event.recurrenceId ? utc(event.recurrenceId) : '', summary: event.summary,
    attendees: event.attendees.map(attendee => attendee.getFirstValue()), organizer: event.organizer ?? '',
  };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(moments)));
