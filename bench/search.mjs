// What searches cost: node search.mjs READER SITE QUERIES → a line of JSON. Read by search.py.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [, , script, site, queries] = process.argv;
const { Reader } = await import(script);
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

const found = [];
for (const query of JSON.parse(queries)) {
  const { seen, reader } = counted();
  const answer = await reader.search(query);
  await answer.hits(0, SHOWN);
  const fresh = new Reader(async (path) => readFileSync(`${site}/${path}`));
  const once = async () => (await fresh.search(query)).hits(0, SHOWN);
  const first = await timed(once);
  const warm = [];
  for (let at = 0; at < WARM; at += 1) warm.push(await timed(once));
  warm.sort((a, b) => a - b);
  found.push({ query, mended: answer.shown !== "", hits: answer.count, kb: Math.round(seen.bytes / 100) / 10, fetches: seen.fetches, rows: seen.rows, first_ms: first, warm_ms: warm[WARM / 2] });
}
process.stdout.write(JSON.stringify(found));
