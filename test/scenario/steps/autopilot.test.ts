// Tests of the step `autopilot`, which makes agents take calls.

import { test } from "tap";
import { stateOf } from "../../../src/core/index.ts";
import { playSteps } from "./play-steps.ts";

const CENTER = {
  agents: [
    { ids: "301-302", queues: [25] },
    { id: 303, autopilot: { talk: "1m", wrapUp: "30s" } },
  ],
};
/** Plays steps in this center. */
const play = (steps: readonly object[], seconds = 600) => playSteps(steps, seconds, CENTER);

test("a signed-out agent signs in to all queues, answers after three seconds and has no wrap-up", async (t) => {
  const { rowsOf, center, reports } = await play([
    { autopilot: { agents: "301-302" } },
    { call: { to: { agent: 301 }, talk: "10s" } },
  ]);
  t.strictSame(reports, []);
  t.strictSame(rowsOf("talking", "wrapUpBegan"), [[3, 301, "talking"]]);
  t.strictSame([center.agent(301)?.session?.skills, stateOf(center, 302).name], [[25], "idle"]);
});

test("an agent on autopilot answers, hangs up and wraps up after the times of the step", async (t) => {
  const { rowsOf } = await play([
    { autopilot: { agents: [301], answer: "5s", talk: ["20s"], wrapUp: { p50: "7s", p95: "7s" } } },
    { call: { to: { agent: 301 } } },
  ]);
  t.strictSame(rowsOf("ringing", "talking", "callOver", "wrapUpBegan", "wrapUpEnded"), [
    [0, 301, "ringing"],
    [5, 301, "talking"],
    [25, 301, "wrapUpBegan"],
    [25, "center", "callOver"],
    [32, 301, "wrapUpEnded"],
  ]);
});

test("the step also applies to agents who are ringing, talking or in wrap-up when it runs", async (t) => {
  const { rowsOf } = await play(
    [
      { signIn: { agent: 301 } },
      { signIn: { agent: 302, autoAnswer: true, autoEnterIdle: false } },
      { call: { to: { agent: 301 } } },
      { call: { to: { agent: 302 } } },
      { wait: "10s" },
      { autopilot: { agents: "301-302", answer: "2s", talk: "15s" } },
    ],
    60,
  );
  t.strictSame(rowsOf("talking", "callOver", "wrapUpBegan"), [
    [0, 302, "talking"],
    [12, 301, "talking"],
    [25, "center", "callOver"],
    [27, "center", "callOver"],
  ]);
  const inWrapUp = [{ signIn: { agent: 301, status: "wrapUp" } }, { wait: "10s" }];
  const playWrapUp = async (members: object) =>
    (await play([...inWrapUp, { autopilot: { agents: 301, ...members } }])).rowsOf("wrapUpEnded");
  t.strictSame(await playWrapUp({}), [[10, 301, "wrapUpEnded"]]);
  t.strictSame(await playWrapUp({ wrapUp: "5s" }), [[15, 301, "wrapUpEnded"]]);
});

test("a new autopilot step replaces the previous one, even during a call", async (t) => {
  const { rowsOf } = await play(
    [{ call: { to: { agent: 303 } } }, { wait: "30s" }, { autopilot: { agents: 303, talk: "2m" } }],
    300,
  );
  t.strictSame(rowsOf("talking", "callOver", "wrapUpBegan"), [
    [3, 303, "talking"],
    [150, "center", "callOver"],
  ]);
});

test("an agent who cannot sign in is reported, and the others sign in", async (t) => {
  const { reports, center } = await playSteps([{ autopilot: { agents: "301-302" } }], 1, {
    phoneRange: { from: "50000", to: "50999" },
    agents: [{ id: 301 }, { id: 302, phone: "50001" }],
  });
  t.strictSame(reports, ["story: the phone number is outside the center's phone range"]);
  t.equal(stateOf(center, 302).name, "idle");
});
