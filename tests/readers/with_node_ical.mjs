// Reads the calendar file named on the command line with node-ical and prints its events as JSON.
import ical from "node-ical";

const moment = (time) =>
  time.dateOnly
    ? `${time.getFullYear()}-${String(time.getMonth() + 1).padStart(2, "0")}-${String(time.getDate()).padStart(2, "0")}`
    : time.toISOString().replace(".000Z", "Z");
const text = (value) => value?.val ?? value ?? ""; // a text with parameters is an object
const events = Object.values(ical.sync.parseFile(process.argv[2])).filter((each) => each.type === "VEVENT");
console.log(
  JSON.stringify(
    events.map((event) => ({
      uid: event.uid,
      start: moment(event.start),
      end: moment(event.end),
      summary: text(event.summary),
      description: text(event.description),
      location: text(event.location),
      status: event.status,
      categories: (event.categories ?? []).sort(),
      position: event.geo ? [event.geo.lat, event.geo.lon] : null,
    })),
  ),
);
