// Measures the functions of scripts: prints {path: [[name, lines], …]} for the files named on the command line.
// Counted are functions that have a name; a nameless one is part of the function that it stands in.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { parse } = createRequire(new URL("../tests/package.json", import.meta.url))("acorn");
const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];
const lines = ({ loc }) => loc.end.line - loc.start.line + 1;

/** The name that a function is given where it stands: its own, its variable's or its property's. */
function nameOf(node, parent) {
  return node.id?.name ?? (parent?.init === node ? parent.id.name : undefined) ?? (parent?.value === node ? parent.key?.name : undefined);
}

function* functions(node, parent) {
  if (FUNCTIONS.includes(node.type) && nameOf(node, parent)) yield [nameOf(node, parent), lines(node)];
  for (const inner of Object.values(node).flat()) if (inner?.type) yield* functions(inner, node);
}

const measured = process.argv.slice(2).map((path) => {
  const tree = parse(readFileSync(path, "utf8"), { ecmaVersion: "latest", sourceType: "module", locations: true });
  return [path, [...functions(tree)]];
});
process.stdout.write(JSON.stringify(Object.fromEntries(measured)));
