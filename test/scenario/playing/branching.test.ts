// Branching: on a condition, with time to wait for it or at once, and by chance.
import { test } from "tap";
import { CALL, run } from "./run.ts";

const TO_201 = { call: { to: { agent: 201 } } };
const THEN = [{ statistics: { agent: 101, set: { talktime: 1 } } }];
const OTHERWISE = [{ statistics: { agent: 101, set: { talktime: 2 } } }];

/** Which of the two lists has been done, and how many seconds after the beginning. */
async function branchOf(steps: readonly object[]) {
  const { center, rows, account } = await run([...steps, CALL]);
  const seconds = rows("countersPinned")[0]?.[0];
  return [
    center.statistics(101).talktime === 1 ? "then" : "otherwise",
    seconds,
    account.length,
    rows("callOver").length,
  ];
}

test("a branch waits for its condition until its time is over, and goes on behind itself either way", async (t) => {
  const when = { agent: 201, state: "talking", then: THEN, otherwise: OTHERWISE };
  t.strictSame(await branchOf([TO_201, { when: { ...when, timeout: "10s" } }]), ["then", 3, 0, 0]);
  t.strictSame(await branchOf([TO_201, { when: { ...when, timeout: "2s" } }]), ["otherwise", 2, 0, 0]);
});

test("without a time it is decided at once", async (t) => {
  const when = { agent: 201, state: "ringing", then: THEN, otherwise: OTHERWISE };
  t.strictSame(await branchOf([{ when }]), ["otherwise", 0, 0, 0]);
  t.strictSame(await branchOf([TO_201, { when }]), ["then", 0, 0, 0]);
  t.strictSame(await branchOf([TO_201, { wait: "3s" }, { when }]), ["otherwise", 3, 0, 0]);
});

test("either list may be left out", async (t) => {
  const { account } = await run([
    TO_201,
    { when: { agent: 201, state: "idle", then: [{ expect: { agent: 201, state: "busy" } }] } },
    { when: { agent: 201, state: "ringing", otherwise: [{ expect: { agent: 201, state: "busy" } }] } },
    { when: { agent: 201, state: "ringing", then: [{ expect: { agent: 201, state: "ringing" } }] } },
  ]);
  t.strictSame(account, [[0, "agent 201 is ringing", "passed"]]);
});

test("of an event or a request it is asked at once whether it has come since the track acted last", async (t) => {
  const answered = { when: { agent: 201, event: "AgentEvent_Talking", then: THEN, otherwise: OTHERWISE } };
  t.strictSame(await branchOf([TO_201, { wait: "30s" }, answered]), ["then", 30, 0, 0]);
  t.strictSame(await branchOf([TO_201, { wait: "2s" }, answered]), ["otherwise", 2, 0, 0]);
  const acted = [TO_201, { wait: "30s" }, { hold: { agent: 201 } }, answered];
  t.strictSame(await branchOf(acted), ["otherwise", 30, 0, 0], "before the last act");
  const asked = { when: { operation: "hold", agent: 201, then: THEN, otherwise: OTHERWISE } };
  t.strictSame(await branchOf([TO_201, { wait: "30s" }, { hold: { agent: 201 } }, { wait: "5s" }, asked]), [
    "then",
    35,
    0,
    0,
  ]);
});

test("branches stand in rounds and in each other", async (t) => {
  const { rows } = await run(
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
                  TO_201,
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
  t.strictSame(rows("held", "leftCall"), [[3, 201, "held"]]);
});

test("chance chooses by weight, and the same seed the same", async (t) => {
  const chosen = async (seed: number) => {
    const { center } = await run(
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
    return [25, 26].map((queue) => center.state.queues.get(queue)?.figures.arrived ?? 0);
  };
  const [often = 0, seldom = 0] = await chosen(7);
  t.ok(often > 620 && often < 710, `${often} of 1000 with weight 3 of 4.5`);
  t.ok(seldom > 180 && seldom < 270, `${seldom} of 1000 with weight 1 of 4.5`);
  t.strictSame(await chosen(7), [often, seldom]);
  t.notSame(await chosen(8), [often, seldom]);
});

test("which list was chosen does not change what chance gives to others", async (t) => {
  const talks = async (choose: object[]) => {
    const call = { call: { to: { agent: 201 }, talk: { exponential: "30s" } } };
    const { rows } = await run([...choose, call]);
    return rows("leftCall")[0];
  };
  t.strictSame(await talks([{ choose: [{ steps: [] }, { steps: [] }] }]), await talks([]));
});
