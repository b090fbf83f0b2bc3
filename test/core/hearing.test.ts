// Tests of who hears whom in a call, for each mode of an inspection.
import { test } from "tap";
import {
  beginInspecting,
  type Hearing,
  holdCall,
  type InspectionMode,
  listHearings,
  muteAgent,
} from "../../src/core/index.ts";
import { openCenter, type Stage } from "../support/center.ts";
import { CUSTOMER_NUMBER } from "../support/telephone.ts";

const INSPECTORS = { 101: { inspector: true }, 104: { inspector: true } };

/** Opens a center in which agent 102 talks with a customer, and 101 and 104 are inspectors. */
function openWithTalk() {
  const stage = openCenter({ agents: 4, special: INSPECTORS });
  for (const id of [101, 102, 103, 104]) stage.signIn(id);
  const call = stage.call({ agent: 102 });
  stage.answer(102);
  const inspectAgent = (inspector: number, mode: InspectionMode) =>
    stage.center.perform(beginInspecting, { inspector, agent: 102, mode });
  return { ...stage, stage, call, inspectAgent };
}

/** Returns the id of an agent, `customer`, or `third` for another outside party. */
const nameParty = (party: Hearing["party"]) => {
  if ("agent" in party) return party.agent;
  return party.number === CUSTOMER_NUMBER ? "customer" : "third";
};

/** Returns the parties, each with those that it hears. */
function listHeardParties({ center }: Stage, call: string) {
  const found = center.call(call);
  const all = found === undefined ? [] : listHearings(center, found);
  return all.map(({ party, hears }) => [nameParty(party), hears.map(nameParty)]);
}

/** The parties of a call with one inspector, each with those that it hears. */
const BY_MODE = {
  listen: [
    [102, ["customer"]],
    ["customer", [102]],
    [101, [102, "customer"]],
  ],
  insert: [
    [102, ["customer", 101]],
    ["customer", [102, 101]],
    [101, [102, "customer"]],
  ],
  whisper: [
    [102, ["customer", 101]],
    ["customer", [102]],
    [101, [102, "customer"]],
  ],
} as const;

for (const mode of ["listen", "insert", "whisper"] as const) {
  test(`agent, customer and inspector hear each other as the mode ${mode} allows`, (t) => {
    const { stage, call, inspectAgent } = openWithTalk();
    inspectAgent(101, mode);
    t.strictSame(listHeardParties(stage, call), BY_MODE[mode]);
    t.end();
  });
}

test("an inspector hears another one who talks in the call, and not one who whispers", (t) => {
  const { stage, call, inspectAgent } = openWithTalk();
  inspectAgent(101, "insert");
  inspectAgent(104, "whisper");
  t.strictSame(listHeardParties(stage, call), [
    [102, ["customer", 101, 104]],
    ["customer", [102, 101]],
    [101, [102, "customer"]],
    [104, [102, "customer", 101]],
  ]);
  t.end();
});

test("no one hears a muted agent", (t) => {
  const { stage, call, inspectAgent, center } = openWithTalk();
  inspectAgent(101, "listen");
  center.perform(muteAgent, { agent: 102, what: "voice" });
  t.strictSame(listHeardParties(stage, call), [
    [102, ["customer"]],
    ["customer", []],
    [101, ["customer"]],
  ]);
  t.end();
});

test("in a call on hold, or one that rings, no one hears anyone", (t) => {
  const { stage, call, inspectAgent, center } = openWithTalk();
  inspectAgent(101, "insert");
  center.perform(holdCall, { agent: 102 });
  t.strictSame(listHeardParties(stage, call), [
    [102, []],
    ["customer", []],
  ]);
  const ringing = stage.call({ agent: 103 });
  t.strictSame(listHeardParties(stage, ringing), [
    [103, []],
    ["customer", []],
  ]);
  t.end();
});

test("in a three-way call, the parties of both calls hear each other, and the inspector all of them", (t) => {
  const { stage, call, inspectAgent } = openWithTalk();
  inspectAgent(101, "whisper");
  stage.hold(102);
  const second = stage.callInside(102, { agent: 103 });
  stage.answer(103);
  stage.joinThreeWay(102, call);
  t.strictSame(listHeardParties(stage, call), [
    [102, ["customer", 103, 101]],
    ["customer", [102, 103]],
    [103, [102, "customer"]],
    [101, [102, "customer", 103]],
  ]);
  t.strictSame(
    listHeardParties(stage, String(second)).map(([party]) => party),
    [102, 103, "customer", 101],
  );
  t.end();
});

test("in a transfer in mode talk, the customer is on hold once the third party has answered, until the agent leaves", (t) => {
  const { stage, call } = openWithTalk();
  stage.transfer(102, { number: "13900000009" }, "talk");
  t.strictSame(listHeardParties(stage, call), [
    [102, ["customer"]],
    ["customer", [102]],
    ["third", []],
  ]);
  stage.actAsOutsideParty(call, "answers");
  t.strictSame(listHeardParties(stage, call), [
    [102, ["third"]],
    ["customer", []],
    ["third", [102]],
  ]);
  stage.release(102);
  t.strictSame(listHeardParties(stage, call), [
    ["customer", ["third"]],
    ["third", ["customer"]],
  ]);
  t.end();
});
