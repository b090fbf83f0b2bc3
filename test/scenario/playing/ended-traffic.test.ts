// Tests of ended traffic: a scenario can start any number of traffic flows, and nothing of ended ones is kept.
import { test } from "tap";
import { playScenario } from "./play-scenario.ts";

const MINUTE_SECONDS = 60;

/** Returns steps that start a traffic flow of one minute every three minutes. */
const repeatTraffic = (times: number, traffic: object) => [
  { repeat: { times, steps: [{ traffic: { talk: ["5s", "9s"], for: "1m", ...traffic } }, { wait: "3m" }] } },
];

const TO_QUEUE = { queue: 25, callsPerHour: 120, patience: ["10s", "20s"] };
const TO_AGENTS = { agents: "201-202", gap: ["20s", "50s"] };

/**
 * Takes a snapshot. Returns it with the numbers of its traffic flows and of the next one, the random streams of traffic, and the number of
 * all random streams.
 */
function readSnapshot({ world }: Awaited<ReturnType<typeof playScenario>>) {
  const snapshot = JSON.parse(JSON.stringify(world.snapshot()));
  const { player, draws } = snapshot.world.life;
  return {
    snapshot,
    flows: player.traffic.flows.map(({ number }: { number: number }) => number),
    nextNumber: player.traffic.next,
    streams: draws.map(([name]: [string]) => name).filter((name: string) => /^(arrival|gap|traffic)\//.test(name)),
    streamCount: draws.length,
  };
}

for (const [target, traffic, streams] of [
  [
    "a queue",
    TO_QUEUE,
    ["arrival/999", "traffic/999/queue/number", "traffic/999/queue/patience", "traffic/999/queue/talk"],
  ],
  [
    "agents",
    TO_AGENTS,
    ["gap/999/201", "gap/999/202"].concat(
      [201, 202].flatMap((agent) => [`traffic/999/${agent}/number`, `traffic/999/${agent}/talk`]),
    ),
  ],
] as const) {
  test(`only the last of a thousand traffic flows to ${target} is kept, with its random streams`, async (t) => {
    const played = await playScenario(repeatTraffic(1_000, traffic), { seconds: 1_000 * 3 * MINUTE_SECONDS });
    const { flows, nextNumber, streams: kept, streamCount } = readSnapshot(played);
    t.strictSame([flows, nextNumber, kept.toSorted()], [[999], 1_000, streams]);
    t.ok(streamCount < 20, `${streamCount} random streams`);
    t.ok(played.rowsOf("callArrived").length > 1_000);
  });

  test(`a snapshot between traffic flows to ${target}, and during one, continues identically`, async (t) => {
    for (const [seconds, last] of [
      [5 * 3 * MINUTE_SECONDS - 30, 14],
      [5 * 3 * MINUTE_SECONDS + 20, 15],
    ] as const) {
      const [original, other] = await Promise.all([
        playScenario(repeatTraffic(20, traffic), { seconds }),
        playScenario([]),
      ]);
      await other.world.restore(readSnapshot(original).snapshot);
      for (const played of [original, other]) played.advance(30 * MINUTE_SECONDS);
      t.strictSame(readSnapshot(other).snapshot.world, readSnapshot(original).snapshot.world);
      t.strictSame(readSnapshot(other).flows, [last]);
    }
  });
}

test("traffic that is over is kept while a call to one of its agents is scheduled", async (t) => {
  const steps = [
    { traffic: { agents: [201], gap: "5m", talk: "5s", for: "1m" } },
    { wait: "2m" },
    { traffic: { queue: 25, gap: "1h", talk: "5s" } },
    { wait: "4m" },
    { traffic: { queue: 25, gap: "1h", talk: "5s" } },
  ];
  const played = await playScenario(steps, { seconds: 3 * MINUTE_SECONDS });
  t.strictSame(readSnapshot(played).flows, [0, 1]);
  played.advance(4 * MINUTE_SECONDS);
  t.strictSame([readSnapshot(played).flows, played.rowsOf("callArrived")], [[1, 2], []]);
});

test("traffic to many agents is removed completely, without the random streams of other traffic", async (t) => {
  const center = { agents: [{ ids: "201-500", queues: [25], autopilot: true }] };
  const short = { traffic: { agents: "201-500", gap: ["10s", "20s"], talk: "5s", for: "1m" } };
  const long = { traffic: { agents: "201-202", gap: ["1s", "2s"], talk: "5s" } };
  const played = await playScenario([long, short, { wait: "3m" }, short], { seconds: 3 * MINUTE_SECONDS + 1, center });
  const { flows, streams } = readSnapshot(played);
  const numbers = new Set(streams.map((name: string) => name.split("/")[1]));
  t.strictSame(
    [flows, [...numbers].toSorted()],
    [
      [0, 2],
      ["0", "2"],
    ],
  );
});
