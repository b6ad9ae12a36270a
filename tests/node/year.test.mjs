import assert from "node:assert/strict";
import { test } from "node:test";
import { ours } from "./ours.mjs";

const { ended, isChoice, read, signature, spread, write } = await ours("year/plan.js");
const { another, events, fault, filled, monthsFrom, offered, summary, talksOf, timely } = await ours("year/talks.js");
const { wrapped } = await ours("year/wheel.js");

const known = { months: ["2027-01", "2027-02"], themes: ["jav", "gavor"], roles: ["chef", "hr"], minutes: 45 };
const said = { roll: ["chef"], grupp: ["2-4", "5-8"], svarighet: ["1"], slut: ["open"] };
const of = (slug, ...tema) => ({ slug, title: `Om ${slug}`, summary: "Kort.", facts: [], values: { tema, ...said }, minutes: 40 });
const cases = [of("a", "jav"), of("b", "jav"), of("c", "gavor"), of("d", "gavor", "jav"), of("e", "gavor")];
const bySlug = new Map(cases.map((each) => [each.slug, each]));
const slugs = (found) => found.map(({ slug }) => slug);

test("what stands in the address is filled in with what is usual", () => {
  const { dropped, ...year } = read("#rytm=kvartal&tid=8", known);
  assert.deepEqual(dropped, []);
  assert.deepEqual([year.rytm, year.tid, year.fran, year.fall], ["kvartal", "08:00", "2027-01", []]);
});

test("what cannot be used is named, and the usual used", () => {
  const { dropped, ...year } = read("#rytm=jamt&tid=25&fran=2027-13&urval=x&minuter=44&fall=a,B,a", known);
  assert.deepEqual(dropped, ["fall", "rytm", "tid", "minuter", "fran", "urval"].sort((a, b) => dropped.indexOf(a) - dropped.indexOf(b)));
  assert.deepEqual([year.rytm, year.tid, year.fran, year.urval, year.fall], ["manad", "09:00", "2027-01", "", ["a"]]);
});

test("a choice that is written is read again as it was", () => {
  const { dropped, ...year } = read("#rytm=kvartal&vilken=sista&dag=5&tid=13.15&minuter=90&fran=2031-07&urval=egna&fall=a,b", known);
  assert.deepEqual(dropped, []);
  assert.deepEqual(read(`#${write(year)}`, known), { ...year, dropped: [] });
  assert.ok(isChoice(`#${write(year)}`) && !isChoice("#innehall"));
});

test("themes take turns, after those that are given", () => {
  assert.deepEqual(slugs(spread(cases, 4, [])), ["a", "c", "b", "e"]);
  assert.deepEqual(slugs(spread(cases, 3, [cases[2]])), ["c", "a", "b"]);
});

test("a year begins and ends with what is easy, and what is given stays where it is", () => {
  const heavy = (each, level, end = "open") => ({ ...each, values: { ...each.values, svarighet: [level], slut: [end] } });
  const six = [heavy(of("tung", "jav"), "3"), heavy(of("grans", "jav"), "1", "legal-limit"), of("a", "jav"), of("b", "jav"), of("c", "jav"), of("d", "jav")];
  const year = read("#rytm=varannan", known);
  assert.deepEqual(slugs(filled(year, [], six, known.themes)), ["a", "b", "tung", "grans", "c", "d"]);
  assert.deepEqual(slugs(filled(year, [six[0]], six, known.themes)), ["tung", "a", "grans", "b", "c", "d"]);
  assert.deepEqual(slugs(filled(year, six.slice(2), six, known.themes)), ["a", "b", "c", "d", "tung", "grans"], "no lighter one is free");
  const few = [six[2], six[3], six[4], six[1], six[0]]; // as many as there are: the last that is left is the heaviest
  assert.deepEqual(slugs(filled(year, [], [...few].reverse(), known.themes)), ["c", "b", "tung", "grans", "a"]);
  const may = { ...six[2], season: [1] };
  assert.deepEqual(slugs(ended([may, six[1], six[0]], 0, 4, [1, 2, 3])), ["a", "tung", "grans"], "what is tied to a month stays in it");
});

test("a year of one theme begins with it and goes on with others; one's own is never added to", () => {
  const year = { ...read("#rytm=kvartal&urval=gavor", known) };
  assert.deepEqual(slugs(filled(year, [], cases, known.themes)), ["c", "d", "e", "a"]);
  assert.deepEqual(slugs(filled({ ...year, urval: "egna" }, [cases[1]], cases, known.themes)), ["b"]);
});

test("what is tied to a month comes in it, or not at all, and the time there is goes before", () => {
  const tied = [{ ...of("vinter", "jav"), season: [12, 1] }, { ...of("host", "jav"), season: [10, 11] }, { ...of("lang", "jav"), season: [4], minutes: 90 }];
  const year = { ...read("#rytm=kvartal&fran=2027-01", known) }; // January, April, July as August, October
  const chosen = slugs(filled(year, [], [...cases, ...tied], known.themes));
  assert.deepEqual([chosen[0], chosen[3]], ["vinter", "host"]);
  assert.ok(!chosen.includes("lang"));
  const short = { ...of("tidigt", "gavor"), season: [10], minutes: 20 };
  const themed = { ...year, urval: "gavor" };
  assert.equal(slugs(filled(themed, [], [cases[0], cases[1], cases[2], short], known.themes)).at(-1), "tidigt");
  const later = { ...year, fran: "2027-02", fall: chosen };
  assert.deepEqual(slugs(timely(later, [tied[0], cases[0], cases[2], tied[1]])), ["a", "c"]);
  assert.deepEqual(slugs(filled({ ...later, rytm: "manad" }, [], [tied[1]], known.themes)), []);
  assert.equal(another({ ...year, fall: [] }, tied.slice(0, 2), 3).slug, "host");
  assert.equal(another({ ...year, fall: [] }, tied, 1), undefined);
});

test("a conversation of an hour is not half empty while there are cases that fill it", () => {
  const year = { ...read("#rytm=kvartal&minuter=60", known) };
  const timed = cases.map((each, at) => ({ ...each, minutes: at < 2 ? 20 : 45 }));
  assert.deepEqual(slugs(filled(year, [], timed, known.themes)).slice(0, 3).sort(), ["c", "d", "e"]);
});

test("no case is longer than the time there is for it", () => {
  const year = { ...read("#rytm=kvartal&minuter=30", known) };
  const [long, ...rest] = cases.map((each, at) => ({ ...each, minutes: at ? 30 : 60 }));
  const chosen = filled(year, [long, rest[0]], [long, ...rest.slice(0, 2)], known.themes);
  assert.deepEqual(slugs(chosen), ["b", "c"]);
  assert.equal(another({ ...year, fall: ["b", "d", "e"] }, [long, ...rest]).slug, "c");
  const all = new Map([long, ...rest].map((each) => [each.slug, each]));
  const told = (fall, urval = "") => summary({ ...year, urval, fall }, talksOf({ ...year, fall }, all, new Map()), known.themes);
  assert.match(told(["b", "c"]), /Det finns 2 fall som ryms på 30 minuter/);
  assert.match(told(["a", "b"], "egna"), /1 av fallen är skrivna för längre tid än 30 minuter/);
});

test("a year is for those who meet, and for so many as they are", () => {
  const [a, b, ...rest] = cases;
  const leads = { ...b, values: { ...b.values, roll: ["hr"] } };
  const few = { ...a, values: { ...a.values, grupp: ["2-4"] } };
  const year = read("#rytm=kvartal&roll=hr&grupp=7", known);
  assert.deepEqual([year.roll, year.grupp, year.dropped], ["hr", 7, []]);
  const chosen = filled(year, [], [few, ...rest, leads], known.themes);
  assert.deepEqual(slugs(chosen), ["b", "c", "d", "e"], "theirs first, and none for fewer");
  const talks = talksOf({ ...year, fall: slugs(chosen) }, new Map(chosen.map((each) => [each.slug, each])), new Map());
  assert.match(summary(year, talks, known.themes), /3 av dem är skrivna för andra/);
  assert.deepEqual(read("#roll=kung&grupp=1", known).dropped, ["roll", "grupp"]);
});

test("a day that is moved is the same meeting on another day", () => {
  const year = { ...read("#rytm=kvartal&flytt=2027-01-12.2027-01-20", known), fall: ["a", "b"] };
  const off = new Map([["2027-01-20", "en helg"]]);
  const [first, second] = talksOf(year, bySlug, off);
  assert.deepEqual([first.day, first.usual, first.name, second.day], ["2027-01-20", "2027-01-12", "en helg", "2027-04-13"]);
  assert.match(write(year), /flytt=2027-01-12\.2027-01-20/);
  const site = { host: "h", built: "2027-01-01", whole: (path) => path };
  const before = { ...year, flytt: new Map() };
  const uids = (each) => events(each, talksOf(each, bySlug, off), site).map(({ uid }) => uid);
  assert.deepEqual(uids(year), uids(before));
  assert.deepEqual(read("#flytt=2027-01-12.x", known).dropped, ["flytt"]);
});

test("another case is of the theme while there is one left", () => {
  const year = { ...read("#urval=gavor", known), fall: ["c", "d"] };
  assert.equal(another(year, cases).slug, "e");
  assert.equal(another({ ...year, fall: ["c", "d", "e"] }, cases).slug, "a");
  assert.equal(another({ ...year, fall: slugs(cases) }, cases), undefined);
});

test("six cases of one's own are a year with one every other month, and who has every month is told of it", () => {
  const six = ["a", "b", "c", "d", "e", "f"].map((slug) => of(slug, "jav"));
  const bySix = new Map(six.map((each) => [each.slug, each]));
  const year = { ...read("#rytm=varannan&urval=egna&fran=2027-01&fall=a,b,c,d,e,f", known) };
  assert.deepEqual(year.dropped, []);
  const talks = talksOf(year, bySix, new Map());
  assert.deepEqual(talks.map(({ day }) => day.slice(0, 7)), ["2027-01", "2027-03", "2027-05", "2027-08", "2027-10", "2027-12"]);
  assert.match(summary(year, talks, known.themes), /^Varannan månad, den andra tisdagen kl\. 9\.00, 45 minuter\.$/);
  const monthly = { ...year, rytm: "manad" };
  assert.match(summary(monthly, talksOf(monthly, bySix, new Map()), known.themes), /Du har valt 6 fall av 12\. Välj ”Varannan månad”, så räcker de hela året\./);
});

test("the summary says what is chosen, and what is missing", () => {
  const year = { ...read("#rytm=kvartal&urval=gavor", known), fall: ["c", "d", "e", "a"] };
  const talks = talksOf(year, bySlug, new Map());
  assert.equal(talks.length, 4);
  assert.match(summary(year, talks, known.themes), /Varje kvartal, den andra tisdagen kl\. 9\.00, 45 minuter\. .*: 1 av fallen/);
  const own = { ...year, urval: "egna", fall: ["c"] };
  assert.match(summary(own, talksOf(own, bySlug, new Map()), known.themes), /Du har valt 1 fall av 4\./);
});

test("a case that does not exist is left out of the days", () => {
  const year = { ...read("#rytm=kvartal", known), fall: ["finns-inte", "a"] };
  assert.deepEqual(slugs(talksOf(year, bySlug, new Map())), ["a"]);
});

test("what was wrong with a link is said once", () => {
  assert.equal(fault([], false), "");
  assert.match(fault(["fall", "tid"], true), /: fallen, klockslaget\. /);
});

test("events keep their identity for the same choice, and are as long as the meeting", () => {
  const year = { ...read("#rytm=kvartal&minuter=30", known), fall: ["a", "b"] };
  const site = { host: "etik.example", built: "2026-11-21", whole: (path) => `https://etik.example/${path}` };
  const [first, second] = events(year, talksOf(year, bySlug, new Map()), site);
  assert.equal(first.uid, `arshjul-${signature(write(year))}-1@etik.example`);
  assert.notEqual(first.uid, second.uid);
  assert.equal(first.end - first.start, 30 * 60_000);
});

test("an event invites the group: it leads to the participants' page, and never to the leader's or the case", () => {
  const year = { ...read("#rytm=kvartal&minuter=30", known), fall: ["a", "b"] };
  const site = { host: "etik.example", built: "2026-11-21", whole: (path) => `https://etik.example/${path}` };
  const made = events(year, talksOf(year, bySlug, new Map()), site);
  assert.deepEqual(made.map(({ url }) => url), ["a", "b"].map((slug) => `https://etik.example/dilemman/${slug}/deltagare/`));
  for (const { url, description } of made) assert.deepEqual(description.match(/https:\S+/g), [url]);
  assert.doesNotMatch(made[1].description, /När:|2027/); // which would be wrong where it is moved in the calendar
});

test("cases to tick: those that are ticked, then those that a search found", () => {
  const year = { ...read("#urval=egna", known), fall: ["e"] };
  assert.deepEqual(slugs(offered(year, bySlug, [...bySlug.keys()]).rows), ["e", "a", "b", "c", "d"]);
  assert.deepEqual(slugs(offered(year, bySlug, ["b", "e", "borta"]).rows), ["e", "b"]);
  assert.match(offered(year, bySlug, []).words, /^1 av 12 valda/);
});

test("the months to choose among are those after today's", () => {
  assert.deepEqual(monthsFrom(new Date(2026, 11, 31), 3), ["2027-01", "2027-02", "2027-03"]);
});

test("a title that has no room is cut, and says so", () => {
  assert.deepEqual(wrapped("En kort titel", [20]), ["En kort titel"]);
  assert.deepEqual(wrapped("Ordbehandlingsprogram", [10]), ["Ordbehand…"]);
  assert.match(wrapped("ett två tre fyra fem sex sju", [4, 4]).at(-1), /…$/);
});
