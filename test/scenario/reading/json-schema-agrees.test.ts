// Property: the JSON Schema refuses what the reader refuses, except for what a schema cannot express.
import { Ajv } from "ajv";
import fc from "fast-check";
import { test } from "tap";
import { parse } from "yaml";
import { buildScenarioJsonSchema } from "../../../src/scenario/reading/json-schema.ts";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { countCases } from "../../support/cases.ts";
import { listExampleScenarios } from "./example-scenarios.ts";

/** The problems that a schema cannot express. */
const ONLY_READER: readonly RegExp[] = [
  // References to unknown things, and repeated ids.
  /is not in the center/,
  /^unknown (?:call|chat) |names? a (?:call|chat) |named (?:calls|chats) are/,
  /^unknown name in a template|unmatched braces|names no fact about the call|^unknown (?:fact|method)/,
  /is already|twice|have the name/,
  /cannot overflow into itself/,
  /is for (?:chats|calls)|takes no (?:chats|calls)|chats are not recorded/,
  // Comparisons of two values.
  /is below (?:min|p50|p95|guidTimeout)|is not (?:below|above|after) /,
  /range ends at .* before its start|put the spans in order/,
  /is not a valid set of agents/,
  /is not a valid agent id: ids go from/,
  // Sums over the file.
  /at most \d+ are accepted|\d+ agents are too many/,
  /endless calls at one instant|never ends and takes no time/,
  /is not accepted as a time zone|is not a valid time zone/,
];

/** Values to put in place of others. */
const VALUES = [
  0,
  -1,
  1.5,
  7,
  250,
  255,
  1e9,
  true,
  false,
  null,
  "text",
  "",
  " ",
  "60X",
  "60x",
  "0x",
  "86401x",
  "90",
  "-5s",
  "0s",
  "11m",
  "0.4h",
  "36500d",
  "99999d",
  "24:01",
  "8:00",
  "CST",
  "2026-01-05",
  "1969-01-01T00:00:00Z",
  "201-199",
  "0-5",
  "100-007",
  "+49",
  "{{nothing}}",
  "random",
  "a".repeat(70),
  [],
  {},
  [[]],
  [5],
  [{}],
  { min: 3, max: 1 },
  { late: "11m" },
];

type Path = readonly (string | number)[];

/** A value in plain data. */
interface Site {
  readonly path: Path;
  readonly value: unknown;
}

/** Lists the values in plain data with their paths, outermost first. */
function sitesOf(value: unknown, path: Path = []): Site[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  const inner = Object.entries(value).flatMap(([name, member]) =>
    sitesOf(member, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return [{ path, value }, ...inner];
}

/** Returns a copy with a different value at a path, or without the value for undefined. */
function replaceValue(data: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object) }) as Record<string | number, unknown>;
  if (rest.length === 0 && value === undefined && !Array.isArray(copy)) delete copy[part];
  else copy[part] = replaceValue(copy[part], rest, value);
  return copy;
}

test("the JSON Schema and the reader agree on mutations of every scenario", async () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(buildScenarioJsonSchema());
  const bases = (await listExampleScenarios()).map(({ text }) => parse(text, { merge: true }) as unknown);
  // A mutation can put a member of any scenario in a place where it does not fit.
  const members = bases.flatMap((base) => sitesOf(base).filter(({ path }) => typeof path.at(-1) === "string"));
  const mutation = fc.record({
    base: fc.constantFrom(...bases),
    place: fc.nat(),
    change: fc.oneof(
      fc.constantFrom(...VALUES).map((value) => ({ value })),
      fc.constant({ value: undefined }),
      fc.constantFrom(...members).map(({ path, value }) => ({ name: path.at(-1) as string, value })),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 2 }), async ([first, second]) => {
      if (first === undefined) return;
      let mutant = first.base;
      for (const { place, change } of second === undefined ? [first] : [first, second]) {
        const sites = sitesOf(mutant).slice(1);
        const { path = [], value } = sites[place % Math.max(sites.length, 1)] ?? {};
        const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
        const at = "name" in change && isObject ? [...path, change.name] : path;
        if (at.length > 0) mutant = replaceValue(mutant, at, change.value);
      }
      const read = await readScenario({ object: JSON.parse(JSON.stringify(mutant)), name: "mutant" });
      const messages =
        "problems" in read ? read.problems.map(({ message }) => message.replace(/^[\w.[\]]+: /, "")) : [];
      const expressible = messages.filter((message) => !ONLY_READER.some((rule) => rule.test(message)));
      const isAccepted = validate(JSON.parse(JSON.stringify(mutant)));
      if (isAccepted && expressible.length > 0)
        throw new Error(`the schema accepts what is refused: ${expressible[0]}`);
      if (!isAccepted && messages.length === 0)
        throw new Error(`the schema alone refuses ${JSON.stringify(validate.errors)}`);
    }),
    { numRuns: countCases(800) },
  );
});
