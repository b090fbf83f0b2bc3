// Property: the JSON Schema refuses what the reader refuses, except for what a schema cannot express.
import { Ajv } from "ajv";
import fc from "fast-check";
import { test } from "tap";
import { parse } from "yaml";
import { buildScenarioJsonSchema } from "../../../src/scenario/reading/json-schema.ts";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { listShippedNames, readShippedScenario } from "../../../src/scenario/shipped.ts";
import { blocksOf } from "../../docs/pages.ts";
import { countCases } from "../../support/cases.ts";

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

const VALUES = [
  ...[
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
  ],
  ...[
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
  ],
  ...["+49", "{{nothing}}", "random", "a".repeat(70), [], {}, [[]], [5], [{}], { min: 3, max: 1 }, { late: "11m" }],
];

type Path = readonly (string | number)[];

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
function withValue(data: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object) }) as Record<string | number, unknown>;
  if (rest.length === 0 && value === undefined && !Array.isArray(copy)) delete copy[part];
  else copy[part] = withValue(copy[part], rest, value);
  return copy;
}

/** Returns the data of the shipped scenarios and of the examples in docs/scenarios.md. */
async function listBases(): Promise<unknown[]> {
  const names = await listShippedNames();
  const shipped = await Promise.all(names.map(async (name) => (await readShippedScenario(name))?.text ?? ""));
  const shown = blocksOf("docs/scenarios.md")
    .filter(({ language, comment }) => language === "yaml" && comment === undefined)
    .map(({ text }) => text);
  return [...shipped, ...shown].map((text) => parse(text, { merge: true }));
}

test("the JSON Schema and the reader agree on mutations of every scenario", async () => {
  const isValid = new Ajv({ strict: false, validateFormats: false }).compile(buildScenarioJsonSchema());
  const sites = (await listBases()).map((data) => ({
    data,
    sites: sitesOf(data).filter(({ path }) => path.length > 0),
  }));
  // Members of all scenarios, to put where they may not fit.
  const members = sites.flatMap(({ sites }) => sites.filter(({ path }) => typeof path.at(-1) === "string"));
  const mutation = fc.record({
    base: fc.constantFrom(...sites),
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
      let mutant: unknown = first.base.data;
      for (const { place, change } of second === undefined ? [first] : [first, second]) {
        const sites = sitesOf(mutant).slice(1);
        const { path = [], value } = sites[place % Math.max(sites.length, 1)] ?? {};
        const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
        const at = "name" in change && isMap ? [...path, change.name] : path;
        if (at.length > 0) mutant = withValue(mutant, at, change.value);
      }
      const read = await readScenario({ object: JSON.parse(JSON.stringify(mutant)), name: "mutant" });
      const messages =
        "problems" in read ? read.problems.map(({ message }) => message.replace(/^[\w.[\]]+: /, "")) : [];
      const expressible = messages.filter((message) => !ONLY_READER.some((rule) => rule.test(message)));
      const accepts = isValid(JSON.parse(JSON.stringify(mutant)));
      if (accepts && expressible.length > 0) throw new Error(`the schema accepts what is refused: ${expressible[0]}`);
      if (!accepts && messages.length === 0)
        throw new Error(`the schema alone refuses ${JSON.stringify(isValid.errors)}`);
    }),
    { numRuns: countCases(800) },
  );
});
