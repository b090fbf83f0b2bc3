// Tests of steps of agents in calls: answer, reject, hold, retrieve, mute, unmute, callOut and preview.
import { test } from "tap";
import { playSteps } from "./play-steps.ts";

test("an agent answers, holds and retrieves by steps", async (t) => {
  const { rowsOf, countersOf } = await playSteps(
    [
      { call: { to: { agent: 201 } } },
      { wait: "1s" },
      { answer: { agent: 201 } },
      { wait: "10s" },
      { hold: { agent: 201 } },
      { wait: "5s" },
      { retrieve: { agent: 201 } },
    ],
    20,
  );
  t.strictSame(rowsOf("ringing", "talking", "held"), [
    [0, 201, "ringing"],
    [1, 201, "talking"],
    [11, 201, "held"],
    [16, 201, "talking"],
  ]);
  t.hasStrict(countersOf(201), { answernums: 1, keepnums: 1 });
});

test("a named call is held only by an agent who talks in it", async (t) => {
  const first = [{ call: { as: "first", to: { agent: 201 } } }, { answer: { agent: 201 } }];
  const second = [{ call: { as: "second", to: { agent: 202 } } }];
  const { reports, legStatesOf } = await playSteps(
    [...first, ...second, { hold: { agent: 201, call: "second" } }, { hold: { agent: 201, call: "first" } }],
    0,
  );
  t.strictSame(reports, ['story: agent 201 is not talking in the call "second"']);
  t.strictSame(legStatesOf(201), ["held"]);
});

test("an agent answers and retrieves the named one of several calls", async (t) => {
  const { legStatesOf, reports } = await playSteps(
    [
      { call: { as: "first", to: { agent: 201 } } },
      { answer: { agent: 201, call: "first" } },
      { hold: { agent: 201 } },
      { callOut: { agent: 201, to: { number: "1371111" }, as: "second" } },
      { outside: { does: "answer", call: "second" } },
      { hold: { agent: 201 } },
      { retrieve: { agent: 201, call: "first" } },
    ],
    0,
  );
  t.strictSame(reports, []);
  t.strictSame(legStatesOf(201), ["talking", "held"]);
});

test("an agent calls an outside number, a colleague, and a free agent of a queue", async (t) => {
  const { eventsOf, reports } = await playSteps([
    { callOut: { agent: 201, to: { number: "{{colleague}}" } } },
    { hangUp: { by: "agent" } },
    { callOut: { agent: 201, to: { agent: 202 }, as: "inside" } },
    { answer: { agent: 202, call: "inside" } },
    { hangUp: { by: "agent", call: "inside" } },
    { callOut: { agent: 201, to: { queue: 25 } } },
  ]);
  t.strictSame(
    eventsOf("callDialed").map(({ feature, called }) => [feature, called]),
    [
      ["outbound", "1390000"],
      ["internal", "202"],
      ["internal", "60025"],
    ],
  );
  t.strictSame(reports, []);
});

test("a step offers a preview to an agent", async (t) => {
  const { eventsOf, center } = await playSteps([
    { preview: { agent: 201, numbers: ["1371111", "{{colleague}}"], data: "order 7" } },
    { preview: { agent: 202, numbers: ["1371111"] } },
  ]);
  const offered = { type: "previewOffered", agent: 201, control: 1, numbers: ["1371111", "1390000"], data: "order 7" };
  t.strictSame(eventsOf("previewOffered")[0], offered);
  t.strictSame(center.agent(202)?.session?.previews, [{ control: 2, numbers: ["1371111"], data: "" }]);
});

test("a refusal is reported with its reason, and the steps continue", async (t) => {
  const { reports, legStatesOf } = await playSteps(
    [
      { answer: { agent: 201 } },
      { hold: { agent: 201 } },
      { retrieve: { agent: 201 } },
      { callOut: { agent: 201, to: { number: "1371111" } } },
      { callOut: { agent: 201, to: { agent: 202 } } },
    ],
    1,
  );
  t.strictSame(reports, [
    "story: no call is waiting for the agent's answer",
    "story: there is no call to hold",
    "story: the agent holds no call",
    "story: another call, a conference, an inspection or the present state of the agent does not allow this action",
  ]);
  t.strictSame(legStatesOf(201), ["dialing"]);
});

test("an agent rejects a ringing call, and becomes busy or idle", async (t) => {
  const { rowsOf, reports } = await playSteps(
    [
      { call: { as: "first", to: { queue: 25 } } },
      { reject: { agent: 201 } },
      { call: { as: "second", to: { agent: 203 } } },
      { reject: { agent: 203, call: "second", after: "idle" } },
      { reject: { agent: 203, call: "second" } },
    ],
    0,
  );
  t.strictSame(rowsOf("ringing", "becameBusy", "callOver").slice(0, 5), [
    [0, 201, "ringing"],
    [0, 201, "becameBusy"],
    [0, 202, "ringing"],
    [0, 203, "ringing"],
    [0, "center", "callOver"],
  ]);
  t.strictSame(reports, ["story: no call rings at the agent"]);
});

test("an agent mutes and unmutes itself", async (t) => {
  const { rowsOf, reports } = await playSteps(
    [
      { call: { to: { agent: 201 } } },
      { answer: { agent: 201 } },
      { mute: { agent: 201 } },
      { unmute: { agent: 201 } },
      { unmute: { agent: 201 } },
    ],
    0,
  );
  t.strictSame(rowsOf("muted", "unmuted"), [
    [0, 201, "muted"],
    [0, 201, "unmuted"],
  ]);
  t.strictSame(reports, ["story: the call is not muted"]);
});
