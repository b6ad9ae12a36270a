// What searches cost: node search.mjs READER SITE QUERIES → a line of JSON. Read by search.py.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [, , script, site, queries] = process.argv;
const { Reader } = await import(script);
const { says } = await import(new URL("words.js", script));
const SHOWN = 8;
const WARM = 20;

/** A reader that counts what it fetches, and how often it waits for the network. */
function counted() {
  const seen = { bytes: 0, fetches: 0, rows: 0 };
  let row;
  const get = async (path) => {
    if (!row) {
      seen.rows += 1;
      row = new Promise((done) => setTimeout(done, 1)).then(() => (row = undefined));
    }
    const data = readFileSync(`${site}/${path}`);
    seen.fetches += 1;
    seen.bytes += path.endsWith(".json") ? gzipSync(data, { level: 6 }).length : data.length;
    await row;
    return data;
  };
  return { seen, reader: new Reader(get) };
}

/** Milliseconds. */
async function timed(work) {
  const from = performance.now();
  await work();
  return Math.round(10 * (performance.now() - from)) / 10;
}

/** What the page reads to show hits: the text of those whose summary does not say the words. */
const quoted = (hits) => Promise.all(hits.filter(({ summary, terms }) => !says(summary, terms)).map(({ said }) => said()));

const found = [];
for (const query of JSON.parse(queries)) {
  const { seen, reader } = counted();
  const answer = await reader.search(query);
  const hits = await answer.hits(0, SHOWN);
  const { rows } = seen; // what is quoted of a page comes after
  await quoted(hits);
  const fresh = new Reader(async (path) => readFileSync(`${site}/${path}`));
  const once = async () => quoted(await (await fresh.search(query)).hits(0, SHOWN));
  const first = await timed(once);
  const warm = [];
  for (let at = 0; at < WARM; at += 1) warm.push(await timed(once));
  warm.sort((a, b) => a - b);
  found.push({ query, mended: answer.shown !== "", hits: answer.count, kb: Math.round(seen.bytes / 100) / 10, fetches: seen.fetches, rows, first_ms: first, warm_ms: warm[WARM / 2] });
}
process.stdout.write(JSON.stringify(found));
