// How our scripts are written: ESLint's recommended rules, short functions and files, and nothing that the browsers we
// support read as a fault in the whole script.

import js from "@eslint/js";
import globals from "globals";

/** The oldest browsers whose readers have all that scripts do: Safari 16.4, Firefox 115, Chrome 113 (spring and summer of 2023). */
const FLOOR = "Safari 16.4, Firefox 115 and Chrome 113";

const of = (object, ...names) => names.map((name) => `MemberExpression[object.name='${object}'][property.name='${name}']`);
const method = (...names) => `CallExpression[callee.property.name=/^(${names.join("|")})$/]`;
const PARAMETERS = [
  "[object.name=/^(query|params|search|searchParams)$/]",
  "[object.property.name='searchParams']",
  "[object.callee.name='URLSearchParams']",
  "[object.callee.name='read']",
  "[object.callee.property.name='read']",
];

const LATE = [
  {
    selector: "Literal[regex.pattern=/[(][?]<[=!]/]",
    message: "Safari before 16.4 cannot read a lookbehind, and drops the whole script: capture what stands before.",
  },
  {
    selector: PARAMETERS.map((object) => `MemberExpression[property.name='size']${object}`).join(", "),
    message: "URLSearchParams has no size in Safari before 17: ask toString().",
  },
  {
    selector: "Literal[value=/:fullscreen\\b.*,|,.*:fullscreen\\b/]",
    message: "Safari before 16.4 knows no :fullscreen, and drops every selector of a list that has it: write it by itself.",
  },
  {
    selector: [
      ...of("URL", "canParse", "parse"),
      ...of("Promise", "withResolvers", "try"),
      ...of("AbortSignal", "any"),
      ...of("Object", "groupBy"),
      ...of("Map", "groupBy"),
      ...of("Array", "fromAsync"),
      ...of("Intl", "Segmenter", "DurationFormat"),
      method("isWellFormed", "toWellFormed", "checkVisibility", "showPopover", "hidePopover", "togglePopover", "requestIdleCallback"),
      "CallExpression[callee.name='requestIdleCallback']",
    ].join(", "),
    message: `Not all of ${FLOOR} have it (MDN's tables of compatibility).`,
  },
];

export default [
  js.configs.recommended,
  {
    files: ["**/*.js", "**/*.mjs"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
    rules: {
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 60],
      "max-nested-callbacks": ["error", 4],
      "no-control-regex": "off", // control characters are what some of our patterns are there to find
      "no-restricted-syntax": ["error", ...LATE],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
  { files: ["**/root/*.js"], languageOptions: { sourceType: "script", globals: globals.serviceworker } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
  { files: ["**/eslint.config.mjs"], rules: { "no-restricted-syntax": "off" } }, // which says what it looks for
];
