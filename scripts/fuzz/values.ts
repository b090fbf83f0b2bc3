// Generates hostile and nearly valid values, and mutates values.
import type { Random } from "./random.ts";

const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -0.5,
  2 ** 53,
  "",
  " ",
  "\u0000",
  "座席",
  "\ud800",
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "x".repeat(5_000),
  "9".repeat(400),
  "{{phone}}",
  "101-999999",
  "1e999",
  "0x10",
  [],
  {},
  [[[[[[[[]]]]]]]],
  // In a literal, this name would set the prototype.
  JSON.parse('{"__proto__": null}'),
  Array.from({ length: 300 }, (_, i) => i),
];

/** Values of members, most of them valid, by the names of the members. */
const GOOD: Readonly<Record<string, readonly unknown[]>> = {
  agent: [101, 102, "101", 999],
  agentid: [101, "102", 999],
  workno: ["101", "102"],
  agents: [[101], [101, 102], 101, "101-110", [999]],
  queue: [25, "Support", 26],
  skillid: [25, "25", 0],
  call: ["1767603600-1", "1767603600-2", "1767603600-0"],
  callid: ["1767603600-0", "1455884871-16777343", ""],
  called: ["102", "1380001", "25", "60025"],
  caller: ["40038", ""],
  password: ["secret", "wrong", ""],
  phonenum: ["40038", "40039", 40038],
  by: ["1s", "1m", "10m", "1h"],
  to: [{ queue: 25 }, { agent: 101 }, { agent: 102 }, { number: "1380001" }, "next", "end"],
  from: ["1380001", "0049123"],
  for: ["1s", "10m"],
  within: ["0s", "1ms", "10ms"],
  mode: ["manual", "manual", "60x"],
  clock: ["manual", "manual", "1x"],
  start: ["2026-01-05T09:00:00Z"],
  operation: ["login", "queryCallStatisticsInfo", "getAgentEvent"],
  operations: [["login"], ["queryCallStatisticsInfo"]],
  retcode: ["0", "100-006", "000-002"],
  effect: [{ retcode: "100-007" }, { delay: "1ms" }, { status: 503 }, "reset", "truncated", { events: "lost" }],
  state: ["idle", "busy", "rest", "wrapUp"],
  times: [1, { min: 1 }, { max: 3 }],
  pollHold: ["0s", "5ms", "20ms"],
  reason: [1, 200],
  name: ["fuzz-other", "a.b", "x"],
  ttl: ["1s", "10m"],
  seed: [1, 42, "random"],
  callBackUri: ["http://127.0.0.1:1/x"],
};

/** Returns a value percent-encoded for a URL. */
export function encodeForUrl(value: unknown): string {
  const text = typeof value === "object" ? (JSON.stringify(value) ?? "") : String(value);
  // encodeURIComponent throws for half of a surrogate pair. The buffer replaces such a half.
  return encodeURIComponent(Buffer.from(text).toString());
}

/** Returns a value for a member by its name, mostly a valid one. */
export function makeValueFor(name: string, random: Random): unknown {
  const good = GOOD[name];
  if (good !== undefined && random.chance(0.8)) return random.pick(good);
  return random.pick(HOSTILE);
}

/** Returns a copy of a value with a few members replaced, removed, doubled or renamed. */
export function mutate(value: unknown, random: Random): unknown {
  let changed = structuredClone(value);
  for (let i = 0, count = 1 + random.below(3); i < count; i += 1) changed = mutateOnce(changed, random);
  return changed;
}

function mutateOnce(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.chance(0.08)) return random.pick(HOSTILE);
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.1)) return [...value, random.pick(HOSTILE)];
    const at = random.below(value.length);
    return value.flatMap((item, i) => {
      if (i !== at) return [item];
      if (random.chance(0.1)) return [];
      return random.chance(0.1) ? [item, item] : [mutateOnce(item, random)];
    });
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return { [random.pick(["x", "__proto__", "agents"])]: random.pick(HOSTILE) };
  const at = random.below(entries.length);
  return Object.fromEntries(
    entries.flatMap(([name, item], i) => {
      if (i !== at) return [[name, item]];
      if (random.chance(0.08)) return [];
      if (random.chance(0.05)) return [[`${name}s`, item]];
      return [[name, random.chance(0.2) ? makeValueFor(name, random) : mutateOnce(item, random)]];
    }),
  );
}
