// How our scripts are written: ESLint's recommended rules, short functions and files, and nothing that the browsers we
// support read as a fault in the whole script.

import js from "@eslint/js";
import globals from "globals";

const LATE = [
  {
    selector: "Literal[regex.pattern=/[(][?]<[=!]/]",
    message: "Safari before 16.4 cannot read a lookbehind, and drops the whole script: capture what stands before.",
  },
  {
    selector: "MemberExpression[property.name='size'][object.name=/^(query|params|search)$/]",
    message: "URLSearchParams has no size in Safari before 17: ask toString().",
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
];
