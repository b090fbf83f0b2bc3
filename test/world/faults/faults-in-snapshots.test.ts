// Tests of faults in snapshots: restored faults continue like the originals.
import { test } from "tap";
import { type Center, Chance } from "../../../src/core/index.ts";
import type { WrittenFault } from "../../../src/scenario/faults/fault-rule.ts";
import { Faults } from "../../../src/world/faults/faults.ts";
import { openWorld } from "../../support/gateway.ts";

const REFUSED: WrittenFault["effect"] = { retcode: "100-007" };

const RULES: readonly WrittenFault[] = [
  { agents: 101, operations: ["hold"], skip: 3, times: 4, effect: REFUSED },
  { agents: 102, probability: 0.4, times: 9, effect: { delay: { p50: "100ms", p95: "2s" } } },
  { operations: ["release"], from: "5m", for: "10m", effect: { status: 503 } },
  { operations: ["answer"], to: "2026-01-05T09:12:00Z", effect: { reset: true } },
  { agents: "101-103", skip: 2, effect: { events: { late: "500ms" } } },
  { operations: ["sayBusy"], times: 1, effect: { truncated: true } },
];

/** Sends requests and events in rounds a minute apart. Returns the effects, and the faults afterwards. */
function runRounds(center: Center, faults: Faults, count: number) {
  const seen: unknown[] = [];
  for (let round = 0; round < count; round++) {
    for (const operation of ["hold", "release", "answer", "sayBusy", "sayFree"]) {
      for (const agent of [101, 102]) seen.push(faults.onRequest(operation, agent));
    }
    seen.push(faults.onEvent(101, round));
    center.runUntil(center.now + 60_000);
  }
  return {
    seen,
    remaining: faults
      .list()
      .map(({ id, timesApplied, left, until, sentence }) => ({ id, timesApplied, left, until, sentence })),
  };
}

test("a restored fault continues like the original", async (t) => {
  const [{ center }, { center: other }] = [await openWorld(), await openWorld()];
  const chance = new Chance(7);
  const faults = new Faults(center, chance);
  for (const rule of RULES) faults.add(rule);
  t.ok(runRounds(center, faults, 4).seen.some((effect) => effect !== undefined));

  const saved = JSON.parse(JSON.stringify(faults.snapshot()));
  other.runUntil(center.now);
  const restored = new Faults(other, new Chance(7, new Map(chance.draws)));
  restored.restore(saved);
  t.strictSame(restored.snapshot(), faults.snapshot());
  const after = runRounds(center, faults, 16);
  t.strictSame(runRounds(other, restored, 16), after);
  t.strictSame(
    after.remaining.map(({ id }) => id),
    [5],
  );
  t.equal(restored.add({ effect: REFUSED }).id, 7, "numbering continues");
});

test("the snapshot of a fault is plain data", async (t) => {
  const { faults } = await openWorld();
  faults.add({ effect: REFUSED });
  faults.clear();
  faults.add({ agents: 101, skip: 2, times: 3, for: "10m", effect: REFUSED });
  faults.add({ effect: { certificate: "expired" } });
  faults.onRequest("hold", 101);
  const from = Date.parse("2026-01-05T09:00:00Z");
  t.strictSame(faults.snapshot(), {
    made: 3,
    faults: [
      {
        id: 2,
        rule: { agents: 101, skip: 2, times: 3, for: "10m", effect: REFUSED },
        skip: 1,
        left: 3,
        timesApplied: 0,
        from,
        until: from + 600_000,
      },
      { id: 3, rule: { effect: { certificate: "expired" } }, skip: 0, left: null, timesApplied: 0, from, until: null },
    ],
  });
});

test("a restore removes the present faults, and opens the ports of the restored ones", async (t) => {
  const [one, other] = [await openWorld(), await openWorld()];
  one.faults.add({ effect: { certificate: "wrongHost" } });
  const seen: string[] = [];
  const portOpener = ({ fault }: { fault: number }) => {
    seen.push(`opens ${fault}`);
    return { opened: Promise.resolve("https://127.0.0.1:40001"), close: () => seen.push(`closes ${fault}`) };
  };
  const faults = new Faults(other.center, new Chance(1), { portOpener });
  for (let i = 0; i < 3; i++) faults.add({ effect: { protocol: "TLSv1" } });
  faults.restore(one.faults.snapshot());
  t.strictSame(seen, ["opens 1", "opens 2", "opens 3", "closes 1", "closes 2", "closes 3", "opens 1"]);
  t.equal(await faults.get(1)?.opened, "https://127.0.0.1:40001");
});
