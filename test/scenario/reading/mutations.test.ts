// Property: a scenario file with one random mistake is refused with the line of the mistake.
import { test } from "tap";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { Chance } from "../../../src/core/index.ts";
import { startSimulator } from "../../../src/library/start-simulator.ts";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { listExampleScenarios } from "./example-scenarios.ts";

/** The number of texts with a mistake, for all kinds of mistakes together. */
const MUTANTS = 200;

/** A place in a text where something can be replaced. */
interface Site {
  /** The offsets of its content, which is `written`. */
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly written: string;
  /** The names of the members that lead to it. */
  readonly path: readonly string[];
}

/** A valid scenario, with its places for mistakes. */
interface Base {
  readonly name: string;
  readonly text: string;
  readonly keys: readonly Site[];
  readonly values: readonly Site[];
}

/** A kind of mistake: where it can be made, and the new content. */
interface Mistake {
  readonly findSites: (base: Base) => readonly Site[];
  readonly write: (site: Site) => string;
}

const memberOf = ({ path }: Site) => path.findLast((name) => !/^\d+$/.test(name)) ?? "";
const isVariable = ({ path }: Site) => path[0] === "variables";
const isDuration = (site: Site) =>
  /^\d+(\.\d+)?(ms|s|m|h|d)$/.test(site.written) && !isVariable(site) && !["name", "data"].includes(memberOf(site));
const isInSteps = ({ path }: Site) => path[0] === "steps";
const isMemberNamed = (names: string) => (site: Site) => isInSteps(site) && names.split(" ").includes(memberOf(site));

const MISTAKES: Record<string, Mistake> = {
  "a key with one letter too many": {
    findSites: ({ keys }) => keys.filter((site) => !isVariable(site)),
    write: ({ written }) => `${written}x`,
  },
  "a repeated key": {
    findSites: ({ keys }) => keys,
    write: ({ written }) => `${written}: 1, ${written}`,
  },
  "a list in place of a value": { findSites: ({ values }) => values, write: () => "[[]]" },
  "an object in place of a value": { findSites: ({ values }) => values, write: () => "{ what: { is: this } }" },
  "a duration without its unit": {
    findSites: ({ values }) => values.filter(isDuration),
    write: ({ written }) => written.replace(/[a-z]+$/, ""),
  },
  "a duration with an unknown unit": {
    findSites: ({ values }) => values.filter(isDuration),
    write: ({ written }) => written.replace(/[a-z]+$/, " min"),
  },
  "a negative duration": {
    findSites: ({ values }) => values.filter(isDuration),
    write: ({ written }) => `-${written}`,
  },
  "an unknown agent": { findSites: ({ values }) => values.filter(isMemberNamed("agent agents")), write: () => "99" },
  "an unknown queue": {
    findSites: ({ values }) => values.filter(isMemberNamed("queue queues")),
    write: () => "987654",
  },
  "a call that no step makes": {
    findSites: ({ values }) => values.filter(isMemberNamed("call")),
    write: () => "nobody's",
  },
  "a template with an unknown name": {
    findSites: ({ values }) => values.filter(isMemberNamed("from number numbers data phone")),
    write: () => '"{{ nothing }}"',
  },
  "an alias without an anchor": { findSites: ({ values }) => values, write: () => "*nothing" },
  "an unknown tag": { findSites: ({ values }) => values, write: ({ written }) => `!nothing ${written}` },
  "an unclosed quote": {
    findSites: ({ values }) => values,
    write: ({ written }) => `"${written.replaceAll('"', "")}`,
  },
  "an unclosed bracket": { findSites: ({ values }) => values, write: ({ written }) => `[ ${written}` },
  "one colon too many": { findSites: ({ values }) => values, write: ({ written }) => `${written}: : 1` },
};

for (const [index, [what, mistake]] of Object.entries(MISTAKES).entries()) {
  test(`${what} is reported in its line, and prevents the start`, async (t) => {
    const bases = await listBasesWith(mistake);
    const kinds = Object.keys(MISTAKES).length;
    const count = Math.floor(MUTANTS / kinds) + (index < MUTANTS % kinds ? 1 : 0);
    const chance = new Chance(2_024);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(chance.drawFraction(what) * list.length)] as T;
    const unreported: string[] = [];
    for (let i = 0; i < count; i++) {
      const base = pick(bases);
      const site = pick(mistake.findSites(base));
      const text = base.text.slice(0, site.from) + mistake.write(site) + base.text.slice(site.to);
      const description = `${base.name}, line ${site.line}, ${site.path.join(".")}: ${mistake.write(site)}`;
      const read = await readScenario({ text, file: "s.yaml" });
      const lines = "problems" in read ? read.problems.map(({ line }) => line) : [];
      if (!lines.includes(site.line)) unreported.push(`${description} (reported: ${lines})`);
      if (i === 0)
        await t.rejects(startSimulator({ scenario: text, clock: "manual" }), { code: "CCGW_START" }, description);
    }
    t.strictSame(unreported, []);
  });
}

/** Returns the example scenarios in which a mistake can be made. */
async function listBasesWith({ findSites }: Mistake): Promise<Base[]> {
  const bases = (await listExampleScenarios()).map(({ name, text }) => ({ name, text, ...findKeysAndValues(text) }));
  return bases.filter((base) => findSites(base).length > 0);
}

/** Finds the names of members in a text, and its single values. */
function findKeysAndValues(text: string): Pick<Base, "keys" | "values"> {
  const lines = new LineCounter();
  const keys: Site[] = [];
  const values: Site[] = [];
  const visit = (node: unknown, path: readonly string[]): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const inner = [...path, String(key)];
        addSite(keys, key, inner);
        visit(value, inner);
      }
    } else if (isSeq(node)) for (const [i, item] of node.items.entries()) visit(item, [...path, String(i)]);
    else addSite(values, node, path);
  };
  const addSite = (sites: Site[], node: unknown, path: readonly string[]): void => {
    const [from = 0, to = 0] = (isScalar(node) && node.range) || [];
    const written = text.slice(from, to);
    if (written !== "" && !written.includes("\n"))
      sites.push({ from, to, line: lines.linePos(from).line, written, path });
  };
  visit(parseDocument(text, { lineCounter: lines }).contents, []);
  return { keys, values };
}
