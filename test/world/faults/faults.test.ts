// Tests of the faults of a world: which requests they apply to, how often, until when, and their sentences.
import { test } from "tap";
import type { WrittenFault } from "../../../src/scenario/faults/fault-rule.ts";
import { openWorld, START } from "../../support/gateway.ts";

const REFUSED: WrittenFault["effect"] = { retcode: "100-007" };

/** Sends requests of agent 101. Returns the indexes of those that a fault applies to. */
function listAffectedIndexes(
  world: Awaited<ReturnType<typeof openWorld>>,
  requests: number,
  operation = "answer",
): number[] {
  const indexes = Array.from({ length: requests }, (_, index) => index);
  return indexes.filter(() => world.faults.onRequest(operation, 101) !== undefined);
}

test("a fault applies only to its agents and operations, `times` times, after `skip` requests", async (t) => {
  const { faults } = await openWorld();
  faults.add({ agents: [101, 103], operations: ["hold", "answer"], skip: 1, times: 2, effect: REFUSED });
  const requests: [string, number | undefined][] = [
    ["answer", 101],
    ["answer", 102],
    ["release", 101],
    ["hold", undefined],
    ["hold", 103],
    ["hold", 101],
    ["hold", 101],
  ];
  t.strictSame(
    requests.map(([operation, agent]) => faults.onRequest(operation, agent)?.effect.kind),
    [undefined, undefined, undefined, undefined, "retcode", "retcode", undefined],
  );
  t.strictSame([faults.list(), faults.affectsRequests], [[], false]);
});

test("only the oldest matching fault applies; faults of events and of requests are independent", async (t) => {
  const { faults } = await openWorld();
  faults.add({ times: 1, effect: { status: 503 } });
  faults.add({ times: 1, effect: { kick: true }, agents: 101 });
  faults.add({ times: 1, effect: REFUSED });
  faults.add({ times: 1, effect: { events: "lost" } });
  const kinds = [1, 2, 3].map(() => faults.onRequest("answer", 101)?.effect.kind);
  // No agent is signed in, so none can be signed out.
  t.strictSame([...kinds, faults.onEvent(102, 7)?.kind], ["status", "retcode", undefined, "lost"]);
  t.strictSame(
    faults.list().map(({ id, timesApplied }) => [id, timesApplied]),
    [[2, 0]],
  );
  t.strictSame([faults.findByEvent(7), faults.findByEvent(8)], [{ id: 4, effect: "lost" }, undefined]);
});

test("a fault lasts for a duration, or within a window of world time", async (t) => {
  const world = await openWorld();
  const { faults } = world;
  faults.add({ operations: ["hold"], for: "10m", effect: REFUSED });
  faults.add({ operations: ["answer"], from: "5m", to: "2026-01-05T09:10:00Z", effect: REFUSED });
  faults.add({ operations: ["release"], from: "2026-01-05T09:10:00Z", for: "5m", effect: REFUSED });
  const listAffected = () => ["hold", "answer", "release"].filter((name) => faults.onRequest(name, 101) !== undefined);
  const seen = [listAffected()];
  for (const minutes of [5, 5, 5]) {
    world.advance(minutes * 60_000);
    seen.push(listAffected());
  }
  t.strictSame(seen, [["hold"], ["hold", "answer"], ["release"], []]);
  t.equal(faults.affectsRequests, false);
});

test("a fault applies while its agent is in a state, or has a call on hold", async (t) => {
  const { faults, center } = await openWorld({
    center: { agents: [{ id: 101, queues: [25], autopilot: true }, { id: 102 }, { id: 103 }] },
    steps: [{ call: { to: { agent: 101 } } }, { wait: "10s" }, { hold: { agent: 101 } }],
  });
  faults.add({ state: "held", effect: REFUSED });
  faults.add({ state: "talking", operations: ["sayBusy"], effect: { status: 500 } });
  const applyNext = () => faults.onRequest("sayBusy", 101)?.effect.kind;
  t.equal(applyNext(), undefined);
  center.advance(5_000);
  t.equal(applyNext(), "status");
  center.advance(5_000);
  t.equal(applyNext(), "retcode");
  t.equal(faults.onRequest("sayBusy", 102), undefined);
});

test("other faults do not change the random numbers of a fault, and a delay never exceeds its maximum", async (t) => {
  const collectDelays = async (others: number) => {
    const world = await openWorld();
    world.faults.add({ agents: 101, probability: 0.3, effect: { delay: { p50: "100ms", p95: "2s", max: "3s" } } });
    for (let i = 0; i < others; i++) world.faults.add({ agents: 102, probability: 0.5, effect: REFUSED });
    const delays: [number, number][] = [];
    for (let i = 0; i < 1_000; i++) {
      world.faults.onRequest("answer", 102);
      const effect = world.faults.onRequest("answer", 101)?.effect;
      if (effect?.kind === "delay") delays.push([i, effect.wait]);
    }
    return delays;
  };
  const first = await collectDelays(0);
  t.strictSame(await collectDelays(2), first);
  const waits = first.map(([, wait]) => wait).sort((a, b) => a - b);
  t.ok(first.length > 250 && first.length < 350, `${first.length} of 1,000`);
  const [shortest = 0, median = 0] = [waits[0], waits[waits.length >> 1]];
  t.equal(waits.at(-1), 3_000);
  t.ok(shortest > 0 && median < 200, `the shortest is ${shortest} ms, and the median ${median} ms`);
});

test("faults can be removed, one or all; a reset removes all", async (t) => {
  const world = await openWorld();
  const [first, second] = [world.faults.add({ effect: REFUSED }), world.faults.add({ effect: { events: "late" } })];
  t.strictSame([world.faults.remove(first.id), world.faults.remove(first.id)], [true, false]);
  t.strictSame([world.faults.affectsRequests, world.faults.affectsEvents], [false, true]);
  world.faults.clear();
  t.strictSame([second.id, world.faults.add({ effect: REFUSED }).id, listAffectedIndexes(world, 2)], [2, 3, [0, 1]]);
  world.reset();
  t.strictSame([world.faults.list(), listAffectedIndexes(world, 2)], [[], []]);
});

test("an invalid fault is refused before anything changes", async (t) => {
  const { faults } = await openWorld();
  t.throws(() => faults.add({ agents: [101, 111], effect: REFUSED }), {
    name: "RangeError",
    message: "agents: agent 111 is not in the center: its agents are 101, 102, 103",
  });
  t.throws(() => faults.add({ times: 0, effect: REFUSED }), {
    message: "times: 0 is not a valid number of times: use a whole number, at least 1",
  });
  t.strictSame(faults.list(), []);
});

test("a fault can name an agent who has not been admitted yet", async (t) => {
  const { faults } = await openWorld({ settings: { unknownAgents: "admit" } });
  faults.add({ agents: 5000, effect: REFUSED });
  t.equal(faults.onRequest("login", 5000)?.effect.kind, "retcode");
});

const SENTENCES: [WrittenFault, string][] = [
  [
    { agents: [101], operations: ["queryCallStatisticsInfo"], times: 2, effect: REFUSED },
    "The next 2 requests queryCallStatisticsInfo of agent 101 are answered 100-007.",
  ],
  [
    { agents: [101, 102, 103], operations: ["hold", "getHold"], times: 1, skip: 3, effect: { status: 503 } },
    "After 3 that pass, the next request hold or getHold of agents 101, 102 and 103 is answered with HTTP status 503.",
  ],
  [
    { state: "talking", for: "10m", effect: { delay: "2s" } },
    "Until 2026-01-05T09:10:00.000Z, all requests while talking are answered 2s late.",
  ],
  [
    { agents: "101-103", probability: 0.3, times: 5, effect: { reset: true } },
    "Requests of agents 101-103 have their connection reset, with a probability of 30%, 5 times at most.",
  ],
  [
    { from: "1m", to: "2m", effect: { delay: { p50: "300ms", p95: "2s", max: "5s" } } },
    "Between 2026-01-05T09:01:00.000Z and 2026-01-05T09:02:00.000Z, all requests are answered late: half of them by more than " +
      "300ms, 5 of 100 by more than 2s and at most 5s.",
  ],
  [
    { from: "1h", effect: { stall: true } },
    "From 2026-01-05T10:00:00.000Z on, all requests get the headers and half of the body, and then nothing.",
  ],
  [{ times: 1, effect: { malformed: true } }, "The next request is answered with a body that is not valid JSON."],
  [{ effect: { truncated: true } }, "All requests are answered with JSON that is cut in the middle."],
  [{ agents: 101, times: 3, effect: { events: "lost" } }, "The next 3 events of agent 101 are lost."],
  [{ times: 1, effect: { events: "doubled" } }, "The next event comes twice."],
  [{ effect: { events: "reordered" } }, "All events arrive after the events that follow them."],
  [{ effect: { events: "late" } }, "All events come 2s late."],
  [{ times: 1, effect: { events: { late: "500ms" } } }, "The next event comes 500ms late."],
  [{ times: 1, effect: { guid: "invalidated" } }, "The next request finds the Guid of its agent invalidated."],
  [{ agents: 101, times: 1, effect: { kick: true } }, "The next request of agent 101 finds its agent signed out."],
  [
    { for: "30s", effect: { switchOver: true } },
    "Until 2026-01-05T09:00:30.000Z, all polls are answered 000-004: the gateway is being switched over.",
  ],
  [
    { for: "10m", effect: { certificate: "expired" } },
    "Until 2026-01-05T09:10:00.000Z, all connections to a separate port get an expired certificate; this simulator opens no ports.",
  ],
  [
    { effect: { certificate: "wrongHost" } },
    "All connections to a separate port get a certificate for another host; this simulator opens no ports.",
  ],
  [
    { effect: { protocol: "TLSv1.1" } },
    "All connections to a separate port are offered TLSv1.1 and nothing newer; this simulator opens no ports.",
  ],
];

test("every fault describes itself in a sentence", async (t) => {
  const { faults, center } = await openWorld();
  t.equal(center.now, START);
  for (const [rule, sentence] of SENTENCES) t.equal(faults.add(rule).sentence, sentence);
});

test("the sentence of a fault describes its remaining effect", async (t) => {
  const world = await openWorld();
  const fault = world.faults.add({ skip: 1, times: 2, effect: REFUSED });
  listAffectedIndexes(world, 2);
  t.equal(fault.sentence, "The next request is answered 100-007.");
});
