// Reads the calendar file named on the command line with ical.js (Thunderbird's reader) and prints its events as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);

const moment = (time) => (time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString());
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const categories = component.getAllProperties("categories").flatMap((each) => each.getValues());
  return {
    uid: event.uid,
    start: moment(event.startDate),
    end: moment(event.endDate),
    summary: event.summary,
    description: event.description,
    location: event.location ?? "",
    status: component.getFirstPropertyValue("status"),
    categories: categories.sort(),
    position: component.getFirstPropertyValue("geo"),
  };
});
console.log(JSON.stringify(events));
