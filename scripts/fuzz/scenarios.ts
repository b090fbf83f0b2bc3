// Makes scenarios for the fuzz check: small valid ones, most of them mutated in a few places, and texts that are names or hard to parse.
import type { Random } from "./random.ts";
import { mutate } from "./values.ts";

const CENTER = {
  queues: [
    { id: 25, name: "Support", media: "voice" },
    { id: 26, name: "Sales", maxWaiting: 2 },
  ],
  agents: [
    { id: 101, name: "Ada", queues: [25] },
    { id: 102, name: "Ben", queues: [25, 26] },
    { id: 103, name: "Cleo", queues: [26] },
    { id: 201, queues: [26], autopilot: true },
  ],
};

/** The scenario that every world of the check begins with: polls are not held for long. */
export const BASE = { name: "fuzz", settings: { pollHold: "5ms" }, center: CENTER };

const GOOD: readonly object[] = [
  BASE,
  { ...BASE, steps: [{ traffic: { queue: 26, callsPerHour: 60, talk: "1m" } }, { wait: "20m" }] },
  { ...BASE, steps: [{ repeat: { times: 3, steps: [{ call: { to: { queue: 26 } } }, { wait: "90s" }] } }] },
  { ...BASE, steps: [{ history: { agents: [101], since: "4h", callsPerHour: 12 } }, { signIn: { agent: 101 } }] },
  { ...BASE, steps: [{ fault: { times: 1, effect: { retcode: "100-007" } } }, { clearFaults: {} }] },
  { ...BASE, steps: [{ call: { as: "a", to: { agent: 101 } } }, { hangUp: { by: "customer", call: "a" } }] },
  { steps: [{ repeat: { times: 100_000, steps: [{ repeat: { times: 100_000, steps: [{ wait: "0s" }] } }] } }] },
];

const HARD: readonly string[] = [
  "",
  "default",
  "no-such-scenario",
  "steps: [",
  "a: &a [*a]",
  `a0: &a0 [x,x]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`).join("\n")}`,
  `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  "center: { agents: [ { ids: 101-999999 } ] }",
  'name: !!js/function "function () {}"',
  `steps:\n${"  - wait: 1s\n".repeat(5_000)}`,
];

/** Returns a scenario as the text of a request. */
export function makeScenarioText(random: Random): string {
  if (random.chance(0.1)) return random.pick(HARD);
  const good = random.pick(GOOD);
  return JSON.stringify(random.chance(0.75) ? mutate(good, random) : good);
}
