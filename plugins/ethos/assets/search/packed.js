// The files of the index unpacked. Their format is described in search/index.py.

/**
 * @typedef {{terms: string[], plain: string[], from: number[], pages: Uint32Array, text: Uint8Array, names: Uint8Array}} Chunk
 * `from` says where the pages of each term begin, and last where they end; `text` and `names` what it weighs there
 * @typedef {Record<string, Record<string, Uint32Array>>} Facets facet → value → pages
 */

import { folded } from "./words.js";

const decoder = new TextDecoder();

/** Bytes in the order they lie. */
class Bytes {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  number() {
    let found = 0;
    for (let factor = 1; ; factor *= 128) {
      if (this.at >= this.data.length) throw new Error("a file of the index is cut off");
      const byte = this.data[this.at++];
      found += (byte & 127) * factor;
      if (byte < 128) return found;
    }
  }

  /** @param {number} length */
  some(length) {
    const found = this.data.subarray(this.at, (this.at += length));
    if (found.length !== length) throw new Error("a file of the index is cut off");
    return found;
  }

  text() {
    return decoder.decode(this.some(this.number()));
  }
}

/** Raw deflate. @param {Uint8Array} data @returns {Promise<Uint8Array>} */
export async function inflated(data) {
  const stream = new Blob([/** @type {BlobPart} */ (data)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Uint8Array} data */
export const text = (data) => decoder.decode(data);

/** Terms with their pages. @param {Uint8Array} data @returns {Chunk} */
export function chunk(data) {
  const bytes = new Bytes(data);
  const [terms, from] = heads(bytes);
  const size = from[from.length - 1];
  const pages = new Uint32Array(size);
  const isNamed = new Uint8Array(size);
  for (let term = 0; term < terms.length; term += 1) {
    for (let at = from[term], page = 0; at < from[term + 1]; at += 1) {
      const step = bytes.number();
      page += Math.floor(step / 2);
      pages[at] = page;
      isNamed[at] = step % 2;
    }
  }
  const weights = bytes.some(size);
  const names = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) if (isNamed[at]) [names[at]] = bytes.some(1);
  return { terms, plain: terms.map(folded), from, pages, text: weights, names };
}

/** @param {Bytes} bytes @returns {[string[], number[]]} the terms, and where the pages of each begin */
function heads(bytes) {
  const terms = [];
  const from = [0];
  let word = new Uint8Array();
  for (let left = bytes.number(); left; left -= 1) {
    const same = word.subarray(0, bytes.number());
    const rest = bytes.some(bytes.number());
    word = new Uint8Array([...same, ...rest]);
    terms.push(decoder.decode(word));
    from.push(from[from.length - 1] + bytes.number());
  }
  return [terms, from];
}

/** @param {Uint8Array} data @returns {Facets} */
export function facets(data) {
  const bytes = new Bytes(data);
  /** @type {Facets} */
  const found = {};
  for (let left = bytes.number(); left; left -= 1) {
    const [facet, value] = [bytes.text(), bytes.text()];
    const pages = new Uint32Array(bytes.number());
    for (let at = 0, page = 0; at < pages.length; at += 1) pages[at] = page += bytes.number();
    (found[facet] ??= {})[value] = pages;
  }
  return found;
}
