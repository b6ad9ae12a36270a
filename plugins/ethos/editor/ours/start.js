/**
 * Starts the editor with what the models say (config.json), and reads and writes files for it.
 */

import { kept, parted } from "./kept.js";
import { proposing } from "./proposing.js";
import { shown, stored } from "./shape.js";

/** Where the editor keeps the file as it was, to write it anew with what has changed only. */
const SOURCE = "_source";

/** @type {any} */
const { CMS, jsyaml } = window;
/** The front matter as text and numbers: a day is text, as it is for the build. */
const YAML = {
  load: (/** @type {string} */ text) => jsyaml.load(text, { schema: jsyaml.CORE_SCHEMA }),
  dump: (/** @type {unknown} */ value, /** @type {object} */ how) => jsyaml.dump(value, { schema: jsyaml.CORE_SCHEMA, ...how }),
};

/** @param {import("./shape.js").Field[]} fields */
function format(fields) {
  return {
    fromFile: (/** @type {string} */ text) => {
      const found = parted(text);
      if (!found) return { [SOURCE]: text, body: text };
      return { ...shown(fields, YAML.load(found.front) ?? {}), body: found.body, [SOURCE]: text };
    },
    toFile: (/** @type {Record<string, any>} */ { body = "", [SOURCE]: source = "", ...data }) => {
      const { front, body: text } = parted(source) ?? { front: "", body: "" };
      const now = stored(fields, data, YAML.load(front) ?? {});
      const isSame = body.trim() === (text ?? "").trim();
      return `---\n${kept(front, now, YAML)}\n---\n${isSame ? (text ?? "") : body}`;
    },
  };
}

const config = await (await fetch("config.json", { cache: "no-cache" })).json();
if (config.publish_mode === "editorial_workflow") {
  const { branch } = config.backend;
  const asked = proposing(window.fetch.bind(window), { branch, pictures: config.media_folder, refused: document.documentElement.dataset.nekat ?? "" });
  window.fetch = asked;
  addEventListener("beforeunload", (event) => asked.waits() && event.preventDefault());
}
for (const each of config.collections) CMS.registerCustomFormat(each.format, "md", format(each.fields));
CMS.init({ config });
