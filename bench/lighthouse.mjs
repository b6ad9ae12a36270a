// Lighthouse on some pages of a served site, in one browser: a line of JSON for every run.
//
//   node bench/lighthouse.mjs http://127.0.0.1:8000 5 / /dilemman/ /sok/

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
const FACETS = ["verksamhet", "tid", "grupp", "svarighet", "slut"].map((name) => `/dilemman/${name}/`);
const UNLISTED = ["/sok/", "/utan-nat/", "/medverkande/", "/samtal/ledare/", ...FACETS]; // these ask search engines to leave them out, and mean it
const isUnlisted = (path) => UNLISTED.some((start) => path.startsWith(start)) || path.endsWith("/arbetsblad/");

const [site, rounds, ...pages] = process.argv.slice(2);
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox"] });

async function run(path, round) {
  const skipAudits = isUnlisted(path) ? ["is-crawlable"] : null;
  const flags = { port: chrome.port, output: "json", logLevel: "error", onlyCategories: CATEGORIES, skipAudits };
  const { lhr } = await lighthouse(site + path, flags);
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)]));
  const metrics = Object.fromEntries(METRICS.map((name) => [name, lhr.audits[name].numericValue]));
  const references = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs);
  const failed = references.filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9);
  const faults = failed.map(({ id }) => `${id}: ${JSON.stringify(lhr.audits[id].details?.items ?? lhr.audits[id].title).slice(0, 300)}`);
  console.log(JSON.stringify({ path, round, version: lhr.lighthouseVersion, scores, metrics, faults }));
}

try {
  for (let round = 1; round <= Number(rounds); round += 1) for (const path of pages) await run(path, round);
} finally {
  await chrome.kill();
}
