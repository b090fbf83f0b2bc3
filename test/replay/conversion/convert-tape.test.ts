// Tests of the scenario from a tape: the actions of the other side and of the clients, as steps.
import { test } from "tap";
import { convertTape } from "../../../src/replay/conversion/convert-tape.ts";
import { openTapedSession, tapeOf } from "../taped-session.ts";
import { stepsOf, yamlOf } from "./converted.ts";

test("a customer's call that a client holds and transfers to a colleague becomes steps", async (t) => {
  const { signInAgent, send, advance, world } = await openTapedSession(t);
  const ada = await signInAgent(101, { autoanswer: false });
  await send("PATCH", "/agents/102", { signedIn: true });
  advance(5);
  await send("POST", "/calls", { from: "13800000001", to: { queue: 25 }, data: "order 7" });
  const [call] = world.center.state.calls.keys();
  advance(3);
  await ada.put("voicecall/{}/answer");
  advance(30);
  await ada.post("voicecall/{}/hold");
  advance(10);
  await ada.post("voicecall/{}/gethold");
  await ada.post("voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 0 });
  await send("POST", "/agents/102/answer");
  advance(60);
  await send("POST", `/calls/${call}/hang-up`);
  t.same(await stepsOf(world), [
    "- waitFor: { operation: login, agent: 101, timeout: 1m }",
    "- waitFor: { operation: resetSkill, agent: 101, timeout: 1m }",
    "- signIn: { agent: 102 }",
    "- wait: 5s # until 09:00:05",
    '- call: { as: call1, from: "13800000001", to: { queue: 25 }, data: order 7 }',
    "- waitFor: { operation: answer, agent: 101, timeout: 1m }",
    "- waitFor: { operation: hold, agent: 101, timeout: 1m }",
    "- waitFor: { operation: getHold, agent: 101, timeout: 1m }",
    "- waitFor: { operation: transfer, agent: 101, timeout: 1m }",
    "- answer: { agent: 102 }",
    "- wait: 1m # until 09:01:48",
    "- hangUp: { by: customer, call: call1 }",
    "- expect: { agent: 101, statistics: { talktime: 40, answernums: 1, transferoutnums: 1, keepnums: 1 } }",
    "- expect: { agent: 102, statistics: { talktime: 60, answernums: 1, transfernums: 1 } }",
  ]);
});

test("a call that nobody answers, a refused request and a sign-out become steps", async (t) => {
  const { signInAgent, send, advance, world } = await openTapedSession(t);
  const ada = await signInAgent(101, { autoanswer: false });
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  advance(30);
  await send("POST", "/faults", { operations: ["sayFree"], times: 1, effect: { retcode: "100-007" } });
  await ada.post("onlineagent/{}/sayfree");
  advance(90);
  await ada.post("onlineagent/{}/sayfree");
  await ada.delete("onlineagent/{}/logout");
  t.same((await stepsOf(world)).slice(2), [
    '- call: { from: "13800000001", to: { agent: 101 } }',
    "- wait: 30s # until 09:00:30",
    "- expect: { agent: 101, state: busy } # after everything else at this instant",
    "- fault: { operations: [sayFree], times: 1, effect: { retcode: 100-007 } }",
    "- waitFor: { operation: sayFree, agent: 101, timeout: 1m } # answered 100-007",
    "- waitFor: { operation: sayFree, agent: 101, timeout: 3m }",
    "- waitFor: { operation: logout, agent: 101, timeout: 1m }",
    "- expect: { agent: 101, statistics: { noanswernums: 1, busynums: 1, busytime: 90 } }",
  ]);
});

test("an act that no step can perform becomes a comment with its time", async (t) => {
  const { signInAgent, send, advance, world } = await openTapedSession(t);
  await signInAgent(101);
  await send("POST", "/agents/101/previews", { numbers: ["13900000001"] });
  advance(5);
  await send("DELETE", "/agents/101/previews/1");
  await send("PATCH", "/settings", { pollHold: "1s" });
  await send("POST", "/agents/101/mute");
  t.same((await stepsOf(world)).slice(2), [
    '- preview: { agent: 101, numbers: ["13900000001"] }',
    "# 09:00:05: DELETE /agents/101/previews/1 has no step.",
    '# 09:00:05: settings were changed, and no step does that: {"pollHold":"1s"}.',
    "- wait: 5s # until 09:00:05",
  ]);
});

test("the verbs of a colleague become steps", async (t) => {
  const { send, advance, world } = await openTapedSession(t);
  for (const id of [101, 102]) await send("PATCH", `/agents/${id}`, { signedIn: true });
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 }, called: "800" });
  await send("POST", "/agents/101/answer");
  await send("POST", "/agents/101/mute");
  await send("POST", "/agents/101/mute");
  await send("POST", "/agents/101/unmute");
  await send("POST", "/agents/101/transfer", { to: { number: "13900000001" }, mode: "success" });
  await send("POST", "/agents/101/cancel-transfer");
  await send("POST", "/agents/101/hold");
  await send("POST", "/agents/101/call-out", { to: { agent: 102 } });
  const [customer, colleague] = world.center.state.calls.keys();
  await send("POST", "/agents/102/answer", { call: colleague });
  advance(5);
  await send("POST", "/agents/101/connect", { call: customer });
  await send("POST", "/agents/102/release");
  await send("POST", "/calls", { from: "13800000002", to: { agent: 102 } });
  await send("POST", "/agents/102/reject", { after: "idle" });
  t.same((await stepsOf(world)).slice(0, -2), [
    "- signIn: { agent: 101 }",
    "- signIn: { agent: 102 }",
    '- call: { as: call2, from: "13800000001", to: { agent: 101 }, called: "800" }',
    "- answer: { agent: 101 }",
    "- mute: { agent: 101 }",
    "- unmute: { agent: 101 }",
    '- transfer: { agent: 101, to: { number: "13900000001" }, mode: success }',
    "- cancelTransfer: { agent: 101 }",
    "- hold: { agent: 101 }",
    "- callOut: { as: call1, agent: 101, to: { agent: 102 } }",
    "- answer: { agent: 102, call: call1 }",
    "- wait: 5s # until 09:00:05",
    "- connect: { agent: 101, call: call2 }",
    "- hangUp: { by: agent, agent: 102 }",
    '- call: { from: "13800000002", to: { agent: 102 } }',
    "- reject: { agent: 102, after: idle }",
  ]);
});

test("texts of clients and tests cannot become steps or templates", async (t) => {
  const { send, world } = await openTapedSession(t);
  await send("POST", "/calls", { from: '1: { a }"', to: { agent: 101 }, data: "{{x}}\n  - clearFaults: {}" });
  t.same(await stepsOf(world), [
    "- call: { from: '1: { a }\"', to: { agent: 101 } }",
    "# 09:00:00: data was {{x}}   - clearFaults: {}, which a step would read as a template.",
  ]);
});

test("calls of clients and of the scenario's steps are named too", async (t) => {
  const { signInAgent, send, advance, world } = await openTapedSession(t, {
    steps: [{ call: { to: { agent: 102 } } }, { wait: "10s" }, { call: { as: "second", to: { agent: 102 } } }],
  });
  const ada = await signInAgent(101);
  advance(10);
  const [first, second] = world.center.state.calls.keys();
  await ada.put("voicecall/{}/callout", { called: "13900000001" });
  const third = [...world.center.state.calls.keys()].at(-1);
  for (const [call, verb] of [
    [first, "hang-up"],
    [second, "hang-up"],
    [third, "answer"],
    [third, "hang-up"],
  ]) {
    await send("POST", `/calls/${call}/${verb}`);
  }
  t.same(await stepsOf(world), [
    "- parallel:",
    "    # The steps of the scenario.",
    "    - - call: { to: { agent: 102 }, as: call1 }",
    "      - wait: 10s",
    "      - call: { as: second, to: { agent: 102 } }",
    "    # The session.",
    "    - - waitFor: { operation: login, agent: 101, timeout: 1m }",
    "      - waitFor: { operation: resetSkill, agent: 101, timeout: 1m }",
    "      - waitFor: { operation: callout, agent: 101, timeout: 1m }",
    "      - hangUp: { by: customer, call: call1 }",
    "      - hangUp: { by: customer, call: second }",
    '      - outside: { does: answer, number: "13900000001" }',
    "      - hangUp: { by: customer, agent: 101 }",
    "      - expect: { agent: 101, statistics: { calloutnums: 1 } }",
  ]);
});

test("the scenario has the seed, the settings and the center of the session, and no password but the default one", async (t) => {
  const { send, world } = await openTapedSession(t, {
    settings: { maxTime: "5m" },
    center: {
      agents: [
        { id: 101, name: "Ada", password: "canary-1" },
        { id: 102, password: "secret" },
        { id: 103, password: "" },
      ],
    },
  });
  await send("PATCH", "/settings", { ringTime: "20s" });
  const yaml = await yamlOf(world);
  t.notMatch(yaml, /canary|\*\*\*/);
  t.same(yaml.split("\n"), [
    "# The session of the world default from 2026-01-05T09:00:00.000Z to 2026-01-05T09:00:00.000Z, made from its tape.",
    "# Play it with the same client: ccgw run FILE --wait-for-client --clock 1x",
    '# No password is on a tape: agents 101, 103 have a password other than secret. Add it as "password".',
    "name: test, from a tape",
    "seed: 1",
    "start: 2026-01-05T09:00:00.000Z",
    "clock: manual",
    "settings:",
    "  maxTime: 5m",
    "  pollHold: 0s",
    "  ringTime: 20s",
    "center:",
    "  vdn: { id: 1, name: Demo }",
    "  queues:",
    "    - { id: 25, name: Support }",
    "    - { id: 26, name: Sales }",
    "  agents:",
    "    - { id: 101, name: Ada }",
    "    - { id: 102 }",
    "    - { id: 103 }",
    "steps: []",
    "",
  ]);
});

test("a customer whose number the simulator generates has no step in a conference", async (t) => {
  const steps = [{ call: { to: { agent: 101 } } }];
  const { signInAgent, send, world } = await openTapedSession(t, { steps });
  await signInAgent(101, { autoanswer: true });
  await send("POST", "/agents/101/conference", { participants: { agents: [102] } });
  const [conference] = world.center.state.conferences.keys();
  await send("POST", `/conferences/${conference}/hang-up`);
  t.equal(
    (await stepsOf(world)).at(-2),
    `      # 09:00:00: a phone of the conference ${conference} did this: hangUp. No step can name it.`,
  );
});

test("a phone in several conferences, or in a conference and a call, has no step", async (t) => {
  const { signInAgent, send, world } = await openTapedSession(t);
  const phone = { participants: { numbers: ["13900000001"] } };
  await signInAgent(101);
  await signInAgent(102);
  await send("POST", "/agents/101/conference", phone);
  await send("POST", "/agents/102/conference", phone);
  const [first, second] = world.center.state.conferences.keys();
  await send("POST", `/conferences/${first}/answer`);
  await send("POST", `/conferences/${second}/answer`);
  await send("POST", "/calls", { from: "13900000001", to: { agent: 101 } });
  await send("POST", `/conferences/${second}/hang-up`);
  t.same((await stepsOf(world)).slice(6), [
    `# 09:00:00: a phone of the conference ${first} did this: answer. No step can name it.`,
    '- outside: { does: answer, number: "13900000001" }',
    '- call: { from: "13900000001", to: { agent: 101 } }',
    `# 09:00:00: a phone of the conference ${second} did this: hangUp. No step can name it.`,
  ]);
});

test("a tape whose replay differs has no scenario", async (t) => {
  const { send, world } = await openTapedSession(t);
  await send("POST", "/calls", { to: { agent: 101 } });
  t.same(await convertTape(tapeOf(world).replace('"code":"201"', '"code":"202"')), {
    problem:
      "line 3: input 1, POST /calls of the control API was answered 202, and is answered 201 in the replay, so the session is a different one",
    isUnreadable: false,
  });
});
