// Tests of steps of inspectors: inspect, stopInspecting and intercept.
import { test } from "tap";
import { playSteps } from "./play-steps.ts";

/** Agent 203 may inspect. */
const CENTER = {
  agents: [
    { ids: "201-202", queues: [25], autopilot: true },
    { id: 203, inspector: true, autopilot: true },
  ],
};
/** A customer talks with agent 201 from the third second on. */
const TALK = [{ call: { as: "customer", from: "1380001", to: { agent: 201 } } }, { wait: "5s" }];

test("an inspector listens, whispers, talks and stops", async (t) => {
  const { eventsOf, reports, rowsOf } = await playSteps(
    [
      ...TALK,
      { inspect: { inspector: 203, agent: 201 } },
      { wait: "5s" },
      { inspect: { inspector: 203, agent: 201, mode: "whisper" } },
      { wait: "5s" },
      { inspect: { inspector: 203, agent: 201, mode: "insert" } },
      { wait: "5s" },
      { stopInspecting: { inspector: 203 } },
    ],
    30,
    CENTER,
  );
  t.strictSame(reports, []);
  t.strictSame(
    eventsOf("inspected").map(({ agent, inspector, mode }) => [agent, inspector, mode]),
    [
      [201, 203, "listen"],
      [201, 203, "whisper"],
      [201, 203, "insert"],
    ],
  );
  t.strictSame(rowsOf("inspectionBegan", "inspectedNoMore"), [
    [5, 203, "inspectionBegan"],
    [20, 201, "inspectedNoMore"],
  ]);
});

test("an inspector takes a call over", async (t) => {
  const { legStatesOf, countersOf, reports } = await playSteps(
    [
      ...TALK,
      { inspect: { inspector: 203, agent: 201 } },
      { wait: "5s" },
      { intercept: { inspector: 203, call: "customer" } },
    ],
    20,
    CENTER,
  );
  t.strictSame([legStatesOf(201), legStatesOf(203), reports], [[], ["talking"], []]);
  t.strictSame(countersOf(203), { answernums: 1, talktime: 10 });
});

test("a failed step of an inspector is reported with the reason", async (t) => {
  const reportsOf = async (...steps: object[]) => (await playSteps([...TALK, ...steps], 10, CENTER)).reports;
  t.strictSame(await reportsOf({ inspect: { inspector: 202, agent: 201 } }), [
    "story: agent 202 is not an inspector: give it inspector: true",
  ]);
  t.strictSame(await reportsOf({ stopInspecting: { inspector: 203 } }), ["story: agent 203 inspects no agent"]);
  t.strictSame(await reportsOf({ intercept: { inspector: 203 } }), ["story: agent 203 inspects no agent"]);
  t.strictSame(await reportsOf({ inspect: { inspector: 203, agent: 203 } }), [
    "story: inspectors cannot inspect themselves",
  ]);
});

test("an inspector on autopilot inspects the agent who has talked the longest", async (t) => {
  const center = {
    agents: [
      { ids: "201-202", queues: [25], autopilot: true },
      { id: 203, inspector: true, autopilot: { inspects: { every: "60s", for: "20s", mode: "whisper" } } },
    ],
  };
  const { eventsOf, rowsOf } = await playSteps(
    [
      { wait: "20s" },
      { call: { to: { agent: 202 }, talk: "60s" } },
      { wait: "10s" },
      { call: { to: { agent: 201 }, talk: "100s" } },
    ],
    200,
    center,
  );
  t.strictSame(
    eventsOf("inspected").map(({ inspector, mode }) => [inspector, mode]),
    [
      [203, "whisper"],
      [203, "whisper"],
    ],
  );
  t.strictSame(rowsOf("inspected", "inspectedNoMore"), [
    [60, 202, "inspected"],
    [80, 202, "inspectedNoMore"],
    [120, 201, "inspected"],
    [140, 201, "inspectedNoMore"],
  ]);
});
