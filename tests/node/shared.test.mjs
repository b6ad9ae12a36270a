import assert from "node:assert/strict";
import { test } from "node:test";
import { ours } from "./ours.mjs";

const { holds, isSlug } = await ours("shared/choices.js");
const { calendar } = await ours("shared/ical.js");
const { clock, dayInSweden, dayOrder, timed } = await ours("shared/time.js");

test("a time of day is read as people write it", () => {
  for (const text of ["9.30", "0930", "09:30", " 9:30 ", "kl 9.30", "kl. 9.30", "Klockan 9:30"]) assert.equal(timed(text), "09:30", text);
  assert.equal(timed("9"), "09:00");
  for (const text of ["", "24", "9:60", "9.3", "nio", "kl nio", "kl", "-1", "٠٩:٣٠"]) assert.equal(timed(text), undefined, text);
});

test("a browser that writes days in an order of its own has it told, and one that writes them as we do has not", () => {
  assert.deepEqual(["sv-SE", "sv", "en-US", "en-GB", "de"].map(dayOrder), ["", "", "månad/dag/år", "dag/månad/år", "dag/månad/år"]);
});

test("half past midnight it is the new day in Sweden", () => {
  assert.equal(dayInSweden(new Date("2026-11-23T22:59:59Z")), "2026-11-23");
  assert.equal(dayInSweden(new Date("2026-11-23T23:30:00Z")), "2026-11-24");
});

test("a clock counts down to nothing, and then up, with a plus", () => {
  assert.deepEqual(clock(61_001), { time: "01:02", word: "kvar", over: false });
  assert.deepEqual(clock(0), { time: "00:00", word: "kvar", over: false });
  assert.deepEqual(clock(-999), { time: "00:00", word: "kvar", over: false });
  assert.deepEqual(clock(-61_000), { time: "+01:01", word: "över tiden", over: true });
});

test("a fragment holds choices or is a place on the page", () => {
  assert.ok(holds("#fall=x", ["fall"]) && holds("a=1&fall=x", ["fall"]));
  assert.ok(!holds("#innehall", ["fall"]) && !holds("#overfall=x", ["fall"]));
});

test("a slug is small letters, digits and single hyphens", () => {
  assert.ok(isSlug("rad-812") && isSlug("a".repeat(100)));
  for (const text of ["", "A", "a--b", "-", "../om", "å", "a".repeat(101)]) assert.ok(!isSlug(text), text);
});

test("a calendar file is folded by octets, escaped, and says whole days as days", () => {
  const event = { uid: "1@x", stamp: new Date(0), start: "2027-05-11", summary: `${"å😀".repeat(40)}; a, b\\` };
  const text = calendar("", [event]);
  const lines = text.split("\r\n");
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  assert.ok(!text.includes("\ufffd") && text.endsWith("END:VCALENDAR\r\n"));
  assert.ok(text.replaceAll("\r\n ", "").includes("\\; a\\, b\\\\\r\n"));
  assert.ok(lines.includes("DTSTART;VALUE=DATE:20270511") && lines.includes("TRANSP:TRANSPARENT"));
  const timed = calendar("Mitt", [{ ...event, start: new Date("2027-05-11T07:00:00Z") }]);
  assert.ok(timed.includes("DTSTART:20270511T070000Z\r\n") && timed.includes("X-WR-CALNAME:Mitt\r\n"));
  assert.ok(!timed.includes("TRANSP"));
});

test("what a browser keeps by host is kept by site", async () => {
  const { own } = await ours("shared/elements.js");
  const at = (/** @type {string} */ baseURI, /** @type {string} */ base) => {
    Object.assign(globalThis, { document: { baseURI, documentElement: { dataset: { base } } } });
    return own("namn");
  };
  assert.equal(at("https://a.example/", ""), "namn");
  assert.equal(at("https://a.example/dilemman/fall/?x#y", "../../"), "namn");
  assert.equal(at("https://a.example/kultur/samtal/", "../"), "namn /kultur/");
  assert.equal(at("https://a.example/kultur/", ""), "namn /kultur/");
  assert.equal(at("https://a.example/finns/inte", "/kultur/"), "namn /kultur/");
  assert.notEqual(at("https://a.example/a/samtal/", "../"), at("https://a.example/b/samtal/", "../"));
});
