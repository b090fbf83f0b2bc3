// Tests of mistakes in YAML syntax: each is reported at its place, not where the parser stopped.
import { test } from "tap";
import { problemsOf } from "../problems-of.ts";

const QUOTES = "this text in quotes does not end in its line: close the quotes";

const ROWS: [title: string, text: string, ...problems: string[]][] = [
  [
    "a quote without an end is reported where it begins",
    'name: "abc\nseed: 3\nsteps:\n  - wait: 5s\n',
    `s.yaml:1:7: ${QUOTES}`,
  ],
  [
    "a quote that ends at the start of another is reported at the end of its line",
    'name: a\ncenter:\n  agents:\n    - { id: 101, phone: "4711 }\nsteps:\n  - call: { from: "1", to: { agent: 101 } }\n',
    's.yaml:4:32: this is not valid YAML: Missing closing "quote',
  ],
  [
    "a list without an end is reported where it begins",
    "center:\n  queues: [ { id: 25 }\n  agents:\n    - { id: 101 }\n",
    "s.yaml:2:11: this [ is not closed: add a ]",
  ],
  [
    "an object without an end in a closed list is reported where it begins",
    "center:\n  queues: [ { id: 25 ]\n  agents:\n    - { id: 101 }\n",
    "s.yaml:2:13: this { is not closed: add a }",
  ],
  [
    "an object without an end at the end of the file is reported where it begins",
    "steps:\n  - wait: 5s\n  - call: { to: { agent: 101 }\n",
    "s.yaml:3:11: this { is not closed: add a }",
  ],
  [
    "JSON without an end is reported where it begins",
    '{"steps": [{"wait": "5s"}]',
    "s.yaml:1:1: this { is not closed: add a }",
  ],
  [
    "a problem that follows from another one is not reported",
    "steps:\n  - call: { to: { agent: 101 } } }\n  - wait: 5s\n",
    's.yaml:2:34: this is not valid YAML: Unexpected flow-map-end token in YAML stream: "}"',
  ],
  [
    "several independent mistakes are all reported",
    "name: !a a\nseed: !b 3\nsteps: [\n",
    "s.yaml:1:7: this is not valid YAML: Unresolved tag: !a",
    "s.yaml:2:7: this is not valid YAML: Unresolved tag: !b",
    "s.yaml:3:8: this [ is not closed: add a ]",
  ],
  [
    "an indentation that matches nothing is reported in its line",
    "center:\n  vdn: { id: 1 }\n   timeZone: UTC\n",
    "s.yaml:3:1: this is not valid YAML: All mapping items must start at the same column",
  ],
];

for (const [title, text, ...problems] of ROWS) {
  test(title, async (t) => t.strictSame(await problemsOf(text), problems));
}
