// Tests of branches: on a condition with or without a timeout, and at random.
import { test } from "tap";
import { MARKER_CALL, playScenario } from "./play-scenario.ts";

const CALL_TO_201 = { call: { to: { agent: 201 } } };
const THEN = [{ statistics: { agent: 101, set: { talktime: 1 } } }];
const OTHERWISE = [{ statistics: { agent: 101, set: { talktime: 2 } } }];

/** Plays steps. Returns which list ran, the second at which it did, and the numbers of outcomes and of marker calls after the steps. */
async function playBranch(steps: readonly object[]) {
  const { center, rowsOf, outcomes } = await playScenario([...steps, MARKER_CALL]);
  const seconds = rowsOf("countersPinned")[0]?.[0];
  return [
    ["neither", "then", "otherwise"][center.statistics(101).talktime],
    seconds,
    outcomes.length,
    center.state.queues.get(26)?.counts.arrived,
  ];
}

test("a branch waits until its timeout, and the steps after it run either way", async (t) => {
  const when = { agent: 201, state: "talking", then: THEN, otherwise: OTHERWISE };
  t.strictSame(await playBranch([CALL_TO_201, { when: { ...when, timeout: "10s" } }]), ["then", 3, 0, 1]);
  t.strictSame(await playBranch([CALL_TO_201, { when: { ...when, timeout: "2s" } }]), ["otherwise", 2, 0, 1]);
});

test("a branch without a timeout is decided immediately", async (t) => {
  const when = { agent: 201, state: "ringing", then: THEN, otherwise: OTHERWISE };
  t.strictSame(await playBranch([{ when }]), ["otherwise", 0, 0, 1]);
  t.strictSame(await playBranch([CALL_TO_201, { when }]), ["then", 0, 0, 1]);
  t.strictSame(await playBranch([CALL_TO_201, { wait: "3s" }, { when }]), ["otherwise", 3, 0, 1]);
});

test("either list of a branch can be absent", async (t) => {
  const { outcomes } = await playScenario([
    CALL_TO_201,
    { when: { agent: 201, state: "idle", then: [{ expect: { agent: 201, state: "busy" } }] } },
    { when: { agent: 201, state: "ringing", otherwise: [{ expect: { agent: 201, state: "busy" } }] } },
    { when: { agent: 201, state: "ringing", then: [{ expect: { agent: 201, state: "ringing" } }] } },
  ]);
  t.strictSame(outcomes, [[0, "agent 201 is ringing", "passed"]]);
});

test("a branch without a timeout counts events and requests since the last action of the track", async (t) => {
  const answered = { when: { agent: 201, event: "AgentEvent_Talking", then: THEN, otherwise: OTHERWISE } };
  t.strictSame(await playBranch([CALL_TO_201, { wait: "30s" }, answered]), ["then", 30, 0, 1]);
  t.strictSame(await playBranch([CALL_TO_201, { wait: "2s" }, answered]), ["otherwise", 2, 0, 1]);
  const steps = [CALL_TO_201, { wait: "30s" }, { hold: { agent: 201 } }, answered];
  t.strictSame(await playBranch(steps), ["otherwise", 30, 0, 1], "before the last action");
  const whenHeld = { when: { operation: "hold", agent: 201, then: THEN, otherwise: OTHERWISE } };
  t.strictSame(await playBranch([CALL_TO_201, { wait: "30s" }, { hold: { agent: 201 } }, { wait: "5s" }, whenHeld]), [
    "then",
    35,
    0,
    1,
  ]);
});

test("branches can be nested in repeats and in each other", async (t) => {
  const { rowsOf } = await playScenario(
    [
      {
        repeat: {
          times: 3,
          every: "1m",
          steps: [
            {
              when: {
                agent: 201,
                state: "idle",
                then: [
                  CALL_TO_201,
                  { when: { agent: 201, state: "talking", timeout: "5s", then: [{ hold: { agent: 201 } }] } },
                ],
                otherwise: [
                  { when: { call: "c", state: "over", otherwise: [{ hangUp: { by: "agent", agent: 201 } }] } },
                ],
              },
            },
            { call: { as: "c", to: { queue: 26 }, patience: "10m" } },
          ],
        },
      },
    ],
    { seconds: 200 },
  );
  t.strictSame(rowsOf("held", "leftCall"), [[3, 201, "held"]]);
});

test("choose follows the weights, and the same seed gives the same choices", async (t) => {
  const countChoices = async (seed: number) => {
    const { center } = await playScenario(
      [
        {
          repeat: {
            times: 1_000,
            steps: [
              {
                choose: [
                  { weight: 3, steps: [{ call: { to: { queue: 25 }, patience: "0s" } }] },
                  { steps: [{ call: { to: { queue: 26 }, patience: "0s" } }] },
                  { weight: 0.5, steps: [] },
                ],
              },
            ],
          },
        },
      ],
      { seed, center: { agents: [{ id: 101 }] } },
    );
    return [25, 26].map((queue) => center.state.queues.get(queue)?.counts.arrived ?? 0);
  };
  const [often = 0, seldom = 0] = await countChoices(7);
  t.ok(often > 620 && often < 710, `${often} of 1000 with weight 3 of 4.5`);
  t.ok(seldom > 180 && seldom < 270, `${seldom} of 1000 with weight 1 of 4.5`);
  t.strictSame(await countChoices(7), [often, seldom]);
  t.notSame(await countChoices(8), [often, seldom]);
});

test("a choice does not change other random values", async (t) => {
  const playTalk = async (before: object[]) => {
    const call = { call: { to: { agent: 201 }, talk: { exponential: "30s" } } };
    const { rowsOf } = await playScenario([...before, call]);
    return rowsOf("leftCall")[0];
  };
  t.strictSame(await playTalk([{ choose: [{ steps: [] }, { steps: [] }] }]), await playTalk([]));
});
