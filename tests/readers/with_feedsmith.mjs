// Reads news feeds as feedsmith does, which knows both forms: node with_feedsmith.mjs FILE… prints a list of what it found.
import { readFileSync } from "node:fs";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";

const readers = {
  atom: (text) => {
    const feed = parseAtomFeed(text);
    const items = (feed.entries ?? []).map((each) => ({
      id: each.id,
      url: each.links.find(({ rel }) => rel === "alternate").href,
      title: each.title?.value ?? each.title,
      summary: each.summary?.value ?? each.summary,
      html: each.content?.value ?? each.content,
      published: each.published,
      updated: each.updated,
      tags: each.categories.map(({ label }) => label),
    }));
    return { title: feed.title?.value ?? feed.title, author: feed.authors[0].name, items };
  },
  json: (text) => {
    const feed = parseJsonFeed(text);
    const items = (feed.items ?? []).map((each) => ({
      id: each.id,
      url: each.url,
      title: each.title,
      summary: each.summary,
      html: each.content_html,
      published: each.date_published,
      updated: each.date_modified,
      tags: each.tags,
    }));
    return { title: feed.title, author: feed.authors[0].name, items };
  },
};

const found = process.argv.slice(2).map((path) => readers[path.split(".").pop()](readFileSync(path, "utf8")));
process.stdout.write(JSON.stringify(found));
