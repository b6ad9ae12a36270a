import assert from "node:assert/strict";
import { test } from "node:test";
import { ours } from "./ours.mjs";

const { following, isChoice, read, sized, write } = await ours("conversation/choice.js");
const mote = await ours("conversation/meeting.js");
const { isSame, merged } = await ours("conversation/merging.js");
const { announced, coming, gone, pace, place, spans } = await ours("conversation/place.js");
const { PARTS, isMeeting } = await ours("conversation/valid.js");
const { completed, far, missing } = await ours("conversation/agenda.js");
const { put, row, rowsOf, table, MOST } = await ours("conversation/held.js");
const { inPlainWords } = await ours("conversation/outcome.js");
const { here, reached } = await ours("conversation/reached.js");
const { shortly } = await ours("conversation/short.js");
const { warnings } = await ours("conversation/warnings.js");
const { receipt, weight } = await ours("conversation/votes.js");

const tree = (text) => ["p", {}, text];
const told = {
  slug: "bastun", title: "Bastun", lang: "", address: "https://etik.example/dilemman/bastun/", closure: "open",
  situation: tree("Så här"), questions: [tree("Varför?"), tree("Hur?")], options: ["Ja", "Nej"],
  twists: [{ text: tree("Ett"), question: null }, { text: tree("Två"), question: null }], leader: { purpose: tree("Syfte") }, laws: null, clip: null,
};
const none = () => ({ counts: [null, null], done: false });
const STEPS = ["frame", "vote", "plenary", "twist", "revote", "monday"];
const fresh = (now = 0) => ({
  version: 3, id: "1", revision: 1, marks: Object.fromEntries(PARTS.map((part) => [part, 1])), choice: read(""), address: "https://etik.example/samtal/", cases: [told], method: null, short: null,
  steps: STEPS.map((kind) => ({ kind, case: /^(frame|monday)$/.test(kind) ? null : 0, minutes: 5, twist: 0 })),
  step: 0, part: 0, clock: { since: now, spent: STEPS.map(() => 0) }, votes: [{ before: none(), after: none() }],
  secret: true, revealed: [[]], notes: { decision: "", owner: "", until: "", learned: "" },
});
const at = (kind, meeting = fresh()) => mote.go(meeting, STEPS.indexOf(kind), 0);
const words = { stegVote: "Rösta", stegPlenary: "Alla", stegTwist: "Vändning" };

test("a choice that is written is read again as it was", () => {
  const choice = read("#fall=a,b&minuter=30&grupp=12&metod=sme&start=9.15");
  assert.deepEqual(read(write(choice)), choice);
  assert.equal(write(choice), "fall=a,b&minuter=30&grupp=12&metod=sme&start=09:15");
  assert.ok(isChoice("#grupp=4") && !isChoice("#innehall"));
});

test("what cannot be used is named", () => {
  assert.deepEqual(read("#fall=A,b&minuter=44&grupp=1&metod=ä&start=25").dropped, ["fall", "minuter", "grupp", "metod", "start"]);
  assert.deepEqual(["1", "2", "500", "501", "4.0"].map(sized), [undefined, 2, 500, undefined, undefined]);
});

test("a meeting of a series leads on to the next with all but its day, and the last one nowhere", () => {
  const first = read("#fall=a&minuter=30&grupp=12&metod=sme&dag=2027-03-17&plats=Salen&sedan=b,c");
  assert.equal(write(following(first)), "fall=b&minuter=30&grupp=12&metod=sme&plats=Salen&sedan=c");
  assert.equal(following(following(following(first))), null);
  assert.deepEqual(["sedan=b,C", `sedan=${"b,".repeat(12)}b`, "sedan=,"].map((each) => read(each).dropped), [["sedan"], ["sedan"], ["sedan"]]);
});

test("what was not chosen is filled in from the cases", () => {
  const cases = [{ minutes: 30, group: { min: 3, max: 6 }, methods: ["x", "apart", "sme"], twists: [], laws: null, clip: null, closure: "open", reading: 1 }];
  const offered = ["sme", "y", "apart"].map((slug) => ({ slug, apart: slug === "apart" }));
  const { minutes, group, method } = completed(read("#fall=a"), cases, offered);
  assert.deepEqual({ minutes, group, method }, { minutes: 30, group: 6, method: "sme" });
  assert.equal(completed(read("#fall=a&grupp=40&metod=y"), cases, offered).method, "y");
  const methodOf = (fragment) => completed(read(fragment), cases, offered).method;
  assert.deepEqual(["#fall=a&grupp=12&minuter=45", "#fall=a&grupp=12", "#fall=a&grupp=11&minuter=45", "#fall=a&metod=apart"].map(methodOf), ["apart", "sme", "sme", "apart"]);
});

test("a meeting goes forward part by part, shows a twist before it passes it, and comes to what to remember", () => {
  let meeting = fresh();
  const seen = [];
  for (let times = 0; times < 12; times += 1) {
    seen.push(`${mote.present(meeting).kind}${meeting.part}${meeting.revealed[0]}`);
    meeting = mote.next(meeting, 0);
  }
  assert.deepEqual(seen.slice(0, 9), ["frame0", "vote0", "plenary0", "plenary1", "twist0", "twist00", "revote00", "monday00", "memory00"]);
  assert.deepEqual(seen.slice(9), ["memory00", "memory00", "memory00"]);
});

test("a step of one minute shows its twist at once: a minute has no room for a press that says that one comes", () => {
  const brief = { ...fresh(), steps: fresh().steps.map((step) => ({ ...step, minutes: step.kind === "twist" ? 1 : 5 })) };
  const shown = mote.next(mote.next(at("plenary", brief), 0), 0);
  assert.deepEqual([mote.present(shown).kind, shown.revealed, mote.isHidden(shown)], ["twist", [[0]], false]);
  assert.ok(isMeeting(shown));
  assert.deepEqual(mote.last(brief).revealed, [[]], "who passes it by sees nothing of it");
  assert.equal(mote.present(mote.next(shown, 0)).kind, "revote");
});

test("two windows that change different things at once both have their way", () => {
  const before = at("monday");
  const [step, words] = [mote.next(before, 0), mote.note(before, "decision", "Vi skriver ner det")];
  const both = merged(step, words);
  assert.deepEqual(both, { ...merged(words, step), choice: both.choice });
  assert.equal(mote.present(both).kind, "memory");
  assert.equal(both.notes.decision, "Vi skriver ner det");
  assert.ok(isMeeting(both) && !isSame(both, step) && !isSame(both, words));
});

test("windows come to the same meeting in whatever order they hear one another", () => {
  const changes = [
    (meeting) => mote.next(meeting, 5), (meeting) => mote.back(meeting, 7), (meeting) => mote.pause(meeting, 9),
    (meeting) => mote.note(meeting, "owner", "Chefen"), (meeting) => mote.note(meeting, "owner", "Registraturen"),
    (meeting) => mote.note(meeting, "learned", "Fråga först"), (meeting) => mote.keepSecret(meeting, !meeting.secret),
    (meeting) => mote.count(meeting, 0, "3"), mote.reveal, mote.close,
  ];
  for (let seed = 0; seed < 1000; seed += 1) {
    let number = seed;
    const drawn = () => (number = (number * 1103515245 + 12345) % 2147483648) >> 8;
    const windows = [fresh(), fresh(), fresh()];
    for (let times = 0; times < 12; times += 1) {
      const [here, there] = [drawn() % 3, drawn() % 3];
      windows[here] = changes[drawn() % changes.length](windows[here]);
      if (drawn() % 2) windows[there] = merged(windows[there], windows[here]);
    }
    const [a, b, c] = windows;
    const ways = [merged(merged(a, b), c), merged(c, merged(b, a)), merged(merged(merged(b, c), a), c)];
    assert.ok(ways.every((way) => isMeeting(way) && isSame(way, ways[0])), `seed ${seed}`);
  }
});

test("back leads to the last part of the step before", () => {
  const meeting = mote.back(at("twist"), 0);
  assert.deepEqual([mote.present(meeting).kind, meeting.part], ["plenary", 1]);
  assert.equal(mote.back(fresh(), 0).step, 0);
});

test("each step has its own time, which rests while the clock is paused", () => {
  const later = mote.go(fresh(0), 1, 60_000);
  assert.equal(mote.left(later, 90_000), 5 * 60_000 - 30_000);
  const back = mote.go(later, 0, 120_000);
  assert.equal(mote.left(back, 120_000), 4 * 60_000);
  const paused = mote.pause(back, 130_000);
  assert.ok(mote.isPaused(paused));
  assert.equal(mote.left(paused, 999_000), mote.left(back, 130_000));
  assert.equal(mote.left(fresh(0), 6 * 60_000), -60_000);
});

test("votes are whole numbers to 500, and closed when one goes on", () => {
  let meeting = mote.count(at("vote"), 0, "3");
  for (const typed of ["501", "-1", "1.5", "x"]) assert.equal(mote.count(meeting, 1, typed).votes[0].before.counts[1], null, typed);
  meeting = mote.go(meeting, 2, 0);
  assert.deepEqual(meeting.votes[0].before, { counts: [3, 0], done: true });
  assert.deepEqual(mote.go(at("vote"), 2, 0).votes[0].before, none(), "where nothing was typed nothing is closed");
});

test("votes that are saved say how many of the group they are, and that they can be changed", () => {
  const voted = (counts) => ({ ...at("vote"), choice: { group: 7 }, votes: [{ before: { counts, done: true }, after: none() }] });
  assert.equal(receipt({ ...at("vote"), choice: { group: 7 } }), "Skriv in rösterna");
  assert.equal(receipt(voted([4, 3])), "7 av 7 röster sparade. Ändra");
  assert.equal(receipt(voted([5, 4])), "9 röster sparade, fast ni är 7. Ändra");
});

test("of two votes only the difference is known, and the least number that must have changed", () => {
  const votes = { before: { counts: [5, 1], done: true }, after: { counts: [2, 4], done: true } };
  assert.deepEqual(mote.shift(votes), { moved: [-3, 3], least: 3, before: 6, after: 6 });
});

test("a change gives a new meeting, and what changes nothing gives the same", () => {
  const meeting = fresh();
  assert.equal(mote.go(meeting, 0, 0), meeting);
  assert.equal(mote.count(meeting, 0, "1"), meeting, "no vote is taken now");
  assert.equal(mote.note(meeting, "owner", "x".repeat(200)).notes.owner.length, 120);
  assert.equal(mote.keepSecret(meeting, false).revision, 2);
});

test("where it stands and what comes is told in the page's words", () => {
  assert.equal(place(at("plenary"), words), "Steg 3 av 6 · Alla (1 av 2)");
  assert.equal(coming(at("vote"), words), "Alla");
  assert.equal(coming(at("plenary"), words), "Nästa fråga");
  assert.equal(coming(at("monday"), words), "Kom ihåg: åtgärd, ansvarig och dag");
  const memory = mote.next(at("monday"), 0);
  assert.deepEqual([place(memory, words), coming(memory, words)], ["Sist · Kom ihåg", ""]);
});

test("a step is announced in whole sentences", () => {
  const brief = { ...fresh(), steps: fresh().steps.map((step) => ({ ...step, minutes: 1 })) };
  assert.equal(announced(at("vote", brief), words), "Steg 2 av 6 · Rösta. 1 minut.");
  assert.equal(announced(at("monday"), { stegMonday: "Vad gör vi på måndag?" }), "Steg 6 av 6 · Vad gör vi på måndag? 5 minuter.");
  assert.equal(announced(mote.next(at("monday"), 0), words), "Sist · Kom ihåg.");
});

test("a meeting is believed only when it is whole", () => {
  assert.ok(isMeeting(fresh()));
  assert.ok(isMeeting(JSON.parse(JSON.stringify(mote.next(at("twist"), 5)))));
  const bent = (change) => {
    const meeting = structuredClone(fresh());
    change(meeting);
    return isMeeting(meeting);
  };
  assert.ok(!bent((meeting) => (meeting.version = 1)));
  assert.ok(!bent((meeting) => (meeting.step = 99)));
  assert.ok(!bent((meeting) => (meeting.address = "javascript:alert(1)")));
  assert.ok(!bent((meeting) => (meeting.cases[0].situation = ["script", {}, "alert(1)"])));
  assert.ok(!bent((meeting) => (meeting.cases[0].situation = ["a", { href: "javascript:alert(1)" }, "x"])));
  assert.ok(!bent((meeting) => (meeting.votes[0].before.counts = [501, 0])));
  assert.ok(!bent((meeting) => (meeting.revealed = [[7]])));
  for (const value of [null, [], "x", 1, {}, { version: 3 }]) assert.ok(!isMeeting(value));
});

const names = { step: (kind) => kind, method: (slug) => slug.toUpperCase() };

test("who has less time is offered a lighter method, a longer meeting and cases that fit", () => {
  const shorter = [{ minutes: 20, method: "pub", alike: [{ slug: "jav", title: "Jäv", lang: "", facts: "20 minuter" }] }];
  const composed = { choice: { ...read(""), group: 8, minutes: 20, method: "sme" }, cases: [{ group: { min: 2, max: 20 }, minutes: 60, shorter }], steps: [], short: { minutes: 60, without: [] } };
  const changes = (choice) => warnings({ ...composed, choice }, [], names)[0].ways.map(({ change }) => change);
  assert.deepEqual(changes(composed.choice), [{ method: "pub" }, { minutes: 60 }, { cases: ["jav"] }]);
  assert.deepEqual(changes({ ...composed.choice, method: "pub" }), [{ minutes: 60 }, { cases: ["jav"] }], "not what is chosen");
  assert.deepEqual(changes({ ...composed.choice, minutes: 30 }), [{ minutes: 60 }], "nothing for another length");
});

test("a meeting that is too short knows what it leaves out", () => {
  const one = { closure: "open", laws: null, twists: [], clip: null, reading: 1, minutes: 60 };
  assert.equal(missing({ minutes: 60, group: 8 }, [one]), null);
  assert.deepEqual(missing({ minutes: 20, group: 8 }, [one]), { minutes: 60, without: ["groups"] });
  assert.deepEqual(missing({ minutes: 20, group: 4 }, [one]), { minutes: 60, without: [] }, "a small group has no fours to leave out");
  assert.equal(shortly({ minutes: 60, without: [] }, 20, 1, String), "Fallet är skrivet för 60 minuter, och ni har 20. Planen har kortare steg.");
});

test("a reader is warned of what was dropped and of what is tight", () => {
  const group = { min: 2, max: 6 };
  const steps = [{ kind: "read", case: 0, minutes: 8 }, { kind: "read", case: 1, minutes: 20 }];
  const composed = { choice: { ...read(""), group: 12, minutes: 45 }, cases: [{ group, minutes: 15 }, { group, minutes: 30 }], steps };
  const begun = warnings(composed, [], names).map(({ text }) => text.split(" ").slice(0, 4).join(" "));
  assert.deepEqual(begun, ["Det blir bara 8", "Ett av fallen är"]);
  assert.match(warnings({ ...composed, cases: [], steps: [] }, ["tid", "start", "start"], names)[0].text, /klockslaget/);
  assert.deepEqual(warnings({ ...composed, choice: { ...composed.choice, group: 6 }, cases: [{ group, minutes: 45 }] }, [], names), []);
});

test("a case that is written for a longer meeting is told with both numbers, and what fits", () => {
  const group = { min: 2, max: 20 };
  const composed = { choice: { ...read(""), group: 8, minutes: 20, method: "sme" }, cases: [{ group, minutes: 60 }], steps: [], short: { minutes: 60, without: ["groups"] } };
  const [{ text, fits, ways }] = warnings(composed, [], names);
  assert.match(text, /60 minuter, och ni har 20. Planen är utan ”groups”/);
  assert.equal(fits, 20);
  assert.deepEqual(ways, [{ text: "Ta 60 minuter", change: { minutes: 60 } }]);
});

test("a day, a place and a link to the meeting are kept in the address, and only such as can be used", () => {
  const choice = read("#fall=a&dag=2027-03-17&plats=Stora%20salen%2C%20plan%202&lank=https%3A%2F%2Fmoten.example%2Fj%3Fa%3D1%26b%3D2");
  assert.deepEqual([choice.day, choice.place, choice.link], ["2027-03-17", "Stora salen, plan 2", "https://moten.example/j?a=1&b=2"]);
  assert.deepEqual(read(write(choice)), choice);
  for (const bad of ["dag=2027-02-30", "dag=i-morgon", "lank=javascript:alert(1)", "plats=a%0Ab", `plats=${"x".repeat(121)}`]) {
    assert.deepEqual(read(bad).dropped, [bad.split("=")[0]], bad);
  }
});

const ended = () => ({ ...fresh(), notes: { decision: "=Vi för logg;", owner: "Registraturen", until: "2026-12-24", learned: 'Fråga "varför"' } });

test("what a meeting came to reads as it stands, and leads the group to nothing of the leader's", () => {
  const voted = { ...ended(), votes: [{ before: { counts: [5, 2], done: true }, after: { counts: [3, 4], done: true } }] };
  const text = inPlainWords(voted, new Date("2026-11-23T09:00:00Z"));
  for (const part of ["Efter samtalet 23 november 2026", "Bastun", "24 december 2026", "A Ja: 5 → 3", "B Nej: 2 → 4"]) assert.ok(text.includes(part), part);
  assert.ok(!text.includes("https:") && !text.includes("Syfte"));
});

test("questions that share a step are told how long each may take, by the method's proportions, and how far its time has gone", () => {
  const shared = (minutes, shares, part) => ({ ...at("plenary"), part, steps: fresh().steps.map((each) => ({ ...each, minutes })), method: { steps: shares.map((share) => ({ label: "", prompt: tree(""), share })) } });
  const told = [[7, [1, 1, 2, 1], 0], [7, [1, 1, 2, 1], 2], [7, [1, 1, 2, 1], 3], [2, [1, 1, 1], 2], [5, [1], 0]].map((each) => pace(shared(...each))).concat(pace(at("vote")));
  assert.deepEqual(told, ["Fråga 1 av 4, ungefär 2 minuter.", "Fråga 3 av 4, ungefär 3 minuter.", "Fråga 4 av 4, ungefär 1 minut.", "Fråga 3 av 3, ungefär en halv minut.", "", ""]);
  assert.deepEqual(spans(shared(8, Array(4).fill(undefined), 0)), [2, 2, 2, 2], "a meeting that was begun before shares were told");
  assert.deepEqual(gone(shared(7, [1, 1, 2, 1], 2), 2.5 * 60_000), [1, 1, 0.5, 0]);
  assert.deepEqual(gone(shared(8, [1, 1, 1, 1], 1), -60_000), [1, 1, 1, 1]);
});

test("a row of the record stands once, on the day of its meeting, and the oldest give way", () => {
  const [first, later] = [row(ended(), new Date("2026-11-23T09:00:00Z")), row({ ...ended(), notes: { ...ended().notes, owner: "HR" } }, new Date("2026-11-25T09:00:00Z"))];
  assert.deepEqual(put([first], later), [{ ...later, day: "2026-11-23" }]);
  const many = Array.from({ length: MOST }, (_, at) => ({ ...first, id: `${at}` }));
  assert.deepEqual(put(many, first).map(({ id }) => id).slice(-2), [`${MOST - 1}`, "1"].map(String));
  assert.equal(put(many, { ...first, id: "ny" }).length, MOST);
});

test("a record that somebody else has written is believed row by row", () => {
  const good = row(ended(), new Date("2026-11-23T09:00:00Z"));
  assert.deepEqual(rowsOf(JSON.parse(JSON.stringify([good, null, {}, { ...good, day: "i går" }, { ...good, notes: { ...good.notes, owner: "x".repeat(1e4) } }]))), [good]);
  assert.deepEqual(rowsOf({ 0: good }), []);
});

test("a record as a file holds no formula, and its marks are told apart", () => {
  const text = table([row(ended(), new Date("2026-11-23T09:00:00Z"))]);
  assert.equal(text.split("\r\n")[1], `"2026-11-23";"Bastun";"'=Vi för logg;";"Registraturen";"24 december 2026";"Fråga ""varför"""`);
});

test("at a distance one votes in the chat, and rooms close a minute before their step", () => {
  assert.match(far("pairs", 6), /grupprum för två i 5 min/);
  assert.match(far("groups", 1), /grupprum för fyra i 1 min/);
  assert.equal(far("vote", 3), far("revote", 3));
  assert.equal(far("plenary", 10), "");
});

test("a link to where the group is shows what it has come to and no more, and nothing of a twist or of law", () => {
  const page = "https://etik.example/dilemman/bastun/deltagare/";
  const at = (kind) => reached(here({ kind }, page).replace(page, ""));
  assert.deepEqual(at("read"), { at: "situation", shown: ["situation"] });
  assert.deepEqual(at("vote"), { at: "vagar", shown: ["situation", "vagar"] });
  assert.deepEqual(at("revote"), { at: "vagar", shown: at("groups").shown });
  for (const kind of ["frame", "clip", "twist", "law", "monday", "memory"]) assert.equal(here({ kind }, page), "", kind);
  assert.equal(here({ kind: "read" }, ""), ""); // a case of one's own has no such page
  for (const other of ["", "#vagar", "#har=lag", "#har=", "#har=constructor", "#har=fragor&a=b"]) assert.equal(reached(other), null, other);
});

test("a disc leans as the votes weigh: from the first way to the last, and not at all without votes", () => {
  assert.deepEqual([[3, 0], [0, 3], [1, 1], [null, 2, null]].map(weight), [0, 11, 6, 6]);
  assert.deepEqual([[0, 0], [null, null], [4], []].map(weight), [null, null, null, null]);
});
