// Puts thousands of mutated snapshots into a simulator: each must be refused with a reason, or make a working world.
import { parseArgs } from "node:util";
import { openMutations } from "../../test/support/mutations.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const [runs, first] = [Number(values.runs), Number(values.seed)];

const mutations = await openMutations();
const began = performance.now();
let longest = { ms: 0, what: "" };
const counts = { refused: 0, works: 0, fails: 0 };
let tried = 0;
for (let seed = first; tried < runs; seed++) {
  tried++;
  const since = performance.now();
  const { what, outcome } = await mutations.tryMutation(seed);
  const ms = performance.now() - since;
  if (ms > longest.ms) longest = { ms, what };
  counts[outcome === "refused" || outcome === "works" ? outcome : "fails"]++;
  if (outcome !== "refused" && outcome !== "works") process.stderr.write(`seed ${seed}: ${what}\n  ${outcome}\n`);
}
await mutations.close();
const { refused, works, fails } = counts;
process.stdout.write(
  `${tried} mutated snapshots in ${Math.round((performance.now() - began) / 1_000)} s: ${refused} refused, ${works} made a world ` +
    `that works, ${fails} failed. The longest took ${Math.round(longest.ms)} ms (${longest.what}).\n`,
);
process.exitCode = fails === 0 ? 0 : 1;
