import assert from "node:assert/strict";
import { test } from "node:test";
import { ours } from "./ours.mjs";

const { amount, covering, file, fitting, inOrder, property, read, sources, told, wanted } = await ours("events/calendars.js");
const { goal } = await ours("events/goal.js");

const event = (uid, day, more = "") => `BEGIN:VEVENT\r\nUID:${uid}@x\r\nDTSTART:${day}T080000Z\r\nSUMMARY:${uid}\\, s\r\n ed${more}\r\nEND:VEVENT\r\n`;
const text = (...events) => `BEGIN:VCALENDAR\r\nPRODID:-//X//SV\r\n${events.join("")}END:VCALENDAR\r\n`;
const [one, two, three] = [event("ett", "20270301"), event("tva", "20270201"), event("tre", "20270101")];
const last = event("ett-anmalan", "20270215");
const calendars = new Map(Object.entries({
  alla: text(one, two, three),
  "sista-anmalan": text(last),
  "tema/jav": text(one, two),
  "tema/gavor": text(two),
  "ort/umea": text(two, three),
  seminarier: text(one, two),
}).map(([key, content]) => [key, read(content)]));
const kinds = ["seminarier", "kurser"];
const uids = (events) => [...events.keys()].sort();

test("a calendar is read as it stands, and half of one is refused", () => {
  assert.deepEqual(uids(calendars.get("alla").events), ["ett@x", "tre@x", "tva@x"]);
  assert.equal(property(one, "SUMMARY"), "ett\\, sed");
  assert.throws(() => read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"), /cut short/);
});

test("a choice that one calendar has exactly is that calendar", () => {
  const exact = (chosen) => wanted(chosen, kinds).exact;
  assert.equal(exact({}), "alla");
  assert.equal(exact({ tema: ["jav"] }), "tema/jav");
  assert.equal(exact({ sort: ["sista-anmalan"] }), "sista-anmalan");
  assert.equal(exact({ sort: ["seminarier"] }), "seminarier");
  assert.equal(exact({ sort: kinds }), "alla");
  assert.equal(exact({ tema: ["jav", "gavor"] }), null);
  assert.equal(exact({ tema: ["jav"], ort: ["umea"] }), null);
});

test("either of one group, and all groups together", () => {
  const fits = (chosen) => uids(fitting(wanted(chosen, kinds), calendars));
  assert.deepEqual(fits({ tema: ["jav", "gavor"] }), ["ett@x", "tva@x"]);
  assert.deepEqual(fits({ tema: ["jav"], ort: ["umea"] }), ["tva@x"]);
  assert.deepEqual(fits({ tema: ["jav"], sort: ["sista-anmalan"] }), ["ett-anmalan@x"]);
  assert.deepEqual(fits({ tema: ["jav"], sort: ["seminarier", "sista-anmalan"] }), ["ett-anmalan@x", "ett@x", "tva@x"]);
});

test("what one can subscribe to holds all of it, in as few events as there are", () => {
  const choice = wanted({ tema: ["jav"], ort: ["umea"] }, kinds);
  assert.deepEqual(sources(choice), ["tema/jav", "ort/umea"]);
  assert.deepEqual(covering(choice, calendars), { keys: ["tema/jav"], precise: false, twice: false });
  assert.ok(covering(wanted({ tema: ["jav", "gavor"] }, kinds), calendars).twice);
  assert.deepEqual(covering(wanted({ ort: ["umea"], tema: ["gavor"] }, kinds), calendars).keys, ["tema/gavor"], "the least");
});

test("a file has each event letter for letter, by its start, and no name of its own", () => {
  const made = file(new Map([["ett@x", one], ["tva@x", two]]), [...calendars.values()]);
  assert.equal(made, `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//SV\r\n${two}${one}END:VCALENDAR\r\n`);
  assert.deepEqual(inOrder(calendars.get("alla").events), [three, two, one]);
});

test("an event is told by its day, title and page", () => {
  const page = event("x", "20270301", "\r\nURL:https://etik.example/seminarier/x/");
  assert.deepEqual(told(page, "https://etik.example/"), {
    day: new Date("2027-03-01T00:00:00Z"), title: "x, sed", page: "https://etik.example/seminarier/x/", path: "seminarier/x/",
  });
  assert.equal(told(page, "https://annan.example/").path, null);
});

test("nothing is told as nothing", () => {
  assert.match(amount(0, 0, true), /inget i kalendern/);
  assert.match(amount(0, 0, false), /Ta bort ett val/);
  assert.match(amount(3, 0, false), /3 som har varit/);
});

test("a key leads to a day in the month, and other keys nowhere", () => {
  const month = { weekday: 2, days: 31 };
  const to = (key, at = 9) => goal(key, at, month);
  assert.deepEqual(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].map((key) => to(key)), [8, 10, 2, 16, 7, 13]);
  assert.deepEqual([to("Home", 1), to("End", 29)], [0, 30], "a week that the month does not fill");
  assert.equal(to("toString"), undefined);
});
