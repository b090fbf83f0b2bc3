// Property: a scenario file with one random mistake is refused with the line of the mistake.
import { test } from "tap";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { Chance } from "../../../src/core/index.ts";
import { startSimulator } from "../../../src/library/start-simulator.ts";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { listShippedNames, readShippedScenario } from "../../../src/scenario/shipped.ts";
import { blocksOf } from "../../docs/pages.ts";

const MUTANTS = 200;

/** A place in a text where something can be replaced. */
interface Site {
  /** The offsets of its content. */
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly written: string;
  /** The names of the members that lead to it. */
  readonly path: readonly string[];
}

interface Base {
  readonly name: string;
  readonly text: string;
  readonly keys: readonly Site[];
  readonly values: readonly Site[];
}

/** A kind of mistake: where it can be made, and the new content. */
interface Mistake {
  readonly sites: (base: Base) => readonly Site[];
  readonly instead: (site: Site) => string;
}

const memberOf = ({ path }: Site) => path.findLast((name) => !/^\d+$/.test(name)) ?? "";
const isFree = ({ path }: Site) => path[0] === "variables";
const isDuration = (site: Site) =>
  /^\d+(\.\d+)?(ms|s|m|h|d)$/.test(site.written) && !isFree(site) && !["name", "data"].includes(memberOf(site));
const isOfSteps = ({ path }: Site) => path[0] === "steps";
const hasName = (names: string) => (site: Site) => isOfSteps(site) && names.split(" ").includes(memberOf(site));

const MISTAKES: Record<string, Mistake> = {
  "a key with one letter too many": {
    sites: ({ keys }) => keys.filter((site) => !isFree(site)),
    instead: ({ written }) => `${written}x`,
  },
  "a repeated key": {
    sites: ({ keys }) => keys,
    instead: ({ written }) => `${written}: 1, ${written}`,
  },
  "a list in place of a value": { sites: ({ values }) => values, instead: () => "[[]]" },
  "an object in place of a value": { sites: ({ values }) => values, instead: () => "{ what: { is: this } }" },
  "a duration without its unit": {
    sites: ({ values }) => values.filter(isDuration),
    instead: ({ written }) => written.replace(/[a-z]+$/, ""),
  },
  "a duration with an unknown unit": {
    sites: ({ values }) => values.filter(isDuration),
    instead: ({ written }) => written.replace(/[a-z]+$/, " min"),
  },
  "a negative duration": { sites: ({ values }) => values.filter(isDuration), instead: ({ written }) => `-${written}` },
  "an unknown agent": { sites: ({ values }) => values.filter(hasName("agent agents")), instead: () => "99" },
  "an unknown queue": { sites: ({ values }) => values.filter(hasName("queue queues")), instead: () => "987654" },
  "a call that no step makes": { sites: ({ values }) => values.filter(hasName("call")), instead: () => "nobody's" },
  "a template with an unknown name": {
    sites: ({ values }) => values.filter(hasName("from number numbers data phone")),
    instead: () => '"{{ nothing }}"',
  },
  "an alias without an anchor": { sites: ({ values }) => values, instead: () => "*nothing" },
  "an unknown tag": { sites: ({ values }) => values, instead: ({ written }) => `!nothing ${written}` },
  "an unclosed quote": {
    sites: ({ values }) => values,
    instead: ({ written }) => `"${written.replaceAll('"', "")}`,
  },
  "an unclosed bracket": { sites: ({ values }) => values, instead: ({ written }) => `[ ${written}` },
  "one colon too many": { sites: ({ values }) => values, instead: ({ written }) => `${written}: : 1` },
};

for (const [turn, [what, mistake]] of Object.entries(MISTAKES).entries()) {
  test(`${what} is reported in its line`, async (t) => {
    const bases = await listBasesWith(mistake);
    const names = Object.keys(MISTAKES).length;
    const count = Math.floor(MUTANTS / names) + (turn < MUTANTS % names ? 1 : 0);
    const chance = new Chance(2_024);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(chance.drawFraction(what) * from.length)] as T;
    for (let i = 0; i < count; i++) {
      const base = pick(bases);
      const site = pick(mistake.sites(base));
      const text = base.text.slice(0, site.from) + mistake.instead(site) + base.text.slice(site.to);
      const description = `${base.name}, line ${site.line}, ${site.path.join(".")}: ${mistake.instead(site)}`;
      const read = await readScenario({ text, file: "s.yaml" });
      const lines = "problems" in read ? read.problems.map(({ line }) => line) : [];
      t.ok(lines.includes(site.line), `${description} (reported: ${lines})`);
      if (i === 0)
        await t.rejects(startSimulator({ scenario: text, clock: "manual" }), { code: "CCGW_START" }, description);
    }
  });
}

/** Returns the shipped scenarios and the examples in docs/scenarios.md in which a mistake can be made. */
async function listBasesWith({ sites }: Mistake): Promise<Base[]> {
  const shipped = await Promise.all(
    (await listShippedNames()).map(async (name) => ({ name, text: (await readShippedScenario(name))?.text ?? "" })),
  );
  const shown = blocksOf("docs/scenarios.md")
    .filter(({ language, comment }) => language === "yaml" && comment === undefined)
    .map(({ text, line }) => ({ name: `docs/scenarios.md:${line}`, text }));
  return [...shipped, ...shown]
    .map(({ name, text }) => ({ name, text, ...sitesOf(text) }))
    .filter((base) => sites(base).length > 0);
}

/** Finds the names of members in a text, and its single values. */
function sitesOf(text: string): Pick<Base, "keys" | "values"> {
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
