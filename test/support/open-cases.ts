// Lists the cases that the documentation of the counters leaves open, with the simulator's counters, as docs/counters.md does.
import { type CallId, type Counters, rejectCall } from "../../src/core/index.ts";
import type { Stage } from "./center.ts";
import { CUSTOMER_NUMBER } from "./telephone.ts";

/** A case that the documentation leaves open. */
export interface OpenCase {
  /** The text of the case in docs/counters.md. */
  readonly title: string;
  /** Plays the case. 101 is the agent; 102 is the colleague, which takes no calls from queues. */
  play(stage: Stage): unknown;
  /** The nonzero counters afterwards. */
  readonly agent: Partial<Counters>;
  readonly colleague?: Partial<Counters>;
}

const OUTSIDE = "13900000009";

/** Plays 10 s of a customer's direct call to 101. Returns its id. */
function beginCall(stage: Stage): CallId {
  const id = stage.call({ agent: 101 });
  stage.answer(101);
  stage.runFor(10);
  return id;
}

/** Plays 10 s of a three-party consultation: 101, 102 and the customer talk. Returns the id of the customer's call. */
function consultThreeParty(stage: Stage): CallId {
  const id = beginCall(stage);
  stage.consult(101, { agent: 102 }, { mode: "threeParty" });
  stage.answer(102);
  stage.runFor(10);
  return id;
}

/** Plays a transfer to an outside number, which rings for 3 s and then talks for 5 s. Returns the id of the customer's call. */
function transferThreeParty(stage: Stage, mode: "talk" | "threeParty"): CallId {
  const id = beginCall(stage);
  stage.transfer(101, { number: OUTSIDE }, mode);
  stage.runFor(3 + 5);
  return id;
}

/** All open cases, in the order of docs/counters.md. */
export const OPEN_CASES: readonly OpenCase[] = [
  {
    title: "The agent rejects a call of a queue with `release` while it rings",
    play(stage) {
      stage.call({ queue: 25 });
      stage.release(101);
    },
    agent: { redirectnums: 1 },
  },
  {
    title: "The agent rejects a direct call with `release` while it rings",
    play(stage) {
      stage.call({ agent: 101 });
      stage.release(101);
    },
    agent: { agentrelease: 1 },
  },
  {
    title: "The agent rejects a call of a queue with `reject` in mode 1 while it rings",
    play(stage) {
      stage.call({ queue: 25 });
      stage.center.perform(rejectCall, { agent: 101, call: undefined, after: "busy" });
    },
    agent: { noanswernums: 1, busynums: 1 },
  },
  {
    title: "The colleague rejects a consultation and then a transfer in success mode, each while it rings",
    play(stage) {
      beginCall(stage);
      stage.consult(101, { agent: 102 });
      stage.release(102);
      stage.transfer(101, { agent: 102 }, "success");
      stage.release(102);
    },
    agent: { talktime: 10, answernums: 1 },
    colleague: { agentrelease: 2 },
  },
  {
    title:
      "The agent hangs up a call to an outside number, one to the colleague and a consultation, each while it rings",
    play(stage) {
      stage.callOut(101);
      stage.release(101);
      stage.callInside(101, { agent: 102 });
      stage.release(101);
      beginCall(stage);
      stage.dropCall(101, stage.consult(101, { agent: 102 }));
    },
    agent: { talktime: 10, answernums: 1 },
  },
  {
    title: "The agent removes the only other party from a call (`disconnect`)",
    play(stage) {
      beginCall(stage);
      stage.disconnect(101, CUSTOMER_NUMBER);
    },
    agent: { talktime: 10, answernums: 1, agentrelease: 1 },
  },
  {
    title: "The agent leaves a three-party consultation, and the colleague keeps talking for 5 s",
    play(stage) {
      const id = consultThreeParty(stage);
      stage.release(101);
      stage.runFor(5);
      stage.hangUpAsCustomer(id);
    },
    agent: { talktime: 20, answernums: 1, interhelpnums: 1, agentrelease: 1 },
    colleague: { talktime: 15, answernums: 1 },
  },
  {
    title: "The colleague leaves a three-party consultation, and the agent keeps talking for 5 s",
    play(stage) {
      const id = consultThreeParty(stage);
      stage.release(102);
      stage.runFor(5);
      stage.hangUpAsCustomer(id);
    },
    agent: { talktime: 25, answernums: 1, interhelpnums: 1 },
    colleague: { talktime: 10, answernums: 1, agentrelease: 1 },
  },
  {
    title: "The agent removes the colleague from a three-party consultation, and keeps talking for 5 s",
    play(stage) {
      const id = consultThreeParty(stage);
      stage.disconnect(101, "102");
      stage.runFor(5);
      stage.hangUpAsCustomer(id);
    },
    agent: { talktime: 25, answernums: 1, interhelpnums: 1 },
    colleague: { talktime: 10, answernums: 1 },
  },
  {
    title: "The agent holds a customer, talks to the colleague for 5 s, and connects the two (`connecthold`)",
    play(stage) {
      const id = beginCall(stage);
      stage.hold(101);
      stage.callInside(101, { agent: 102 });
      stage.answer(102);
      stage.runFor(5);
      stage.connectHeld(101, id);
    },
    agent: { talktime: 15, answernums: 1, intercallnums: 1, keepnums: 1 },
    colleague: { talktime: 5, answernums: 1 },
  },
  {
    title: "The agent waits 15 s for a call that is suspended to an IVR, then releases it",
    play(stage) {
      beginCall(stage);
      stage.transfer(101, { ivr: 7 }, "suspend");
      stage.runFor(15);
      stage.release(101);
    },
    agent: { talktime: 25, answernums: 1, transferivrnums: 1, agentrelease: 1 },
  },
  {
    title: "The agent books a rest and a busy state during a call, and cancels both",
    play(stage) {
      const id = beginCall(stage);
      stage.rest(101);
      stage.cancelRest(101);
      stage.sayBusy(101);
      stage.cancelBusy(101);
      stage.hangUpAsCustomer(id);
    },
    agent: { talktime: 10, answernums: 1 },
  },
  {
    title:
      "The agent transfers two calls in release mode to a colleague, who is busy at the first and signed out at the second",
    play(stage) {
      stage.sayBusy(102);
      beginCall(stage);
      stage.transfer(101, { agent: 102 });
      stage.signOut(102);
      beginCall(stage);
      stage.transfer(101, { agent: 102 });
    },
    agent: { talktime: 20, answernums: 2, transferoutnums: 2 },
    colleague: { busynums: 1, busytime: 10 },
  },
  {
    title: "The agent transfers a call twice in success mode to a colleague, who is busy at first and then signed out",
    play(stage) {
      stage.sayBusy(102);
      beginCall(stage);
      stage.transfer(101, { agent: 102 }, "success");
      stage.signOut(102);
      stage.transfer(101, { agent: 102 }, "success");
    },
    agent: { talktime: 10, answernums: 1 },
    colleague: { busynums: 1, busytime: 10 },
  },
  ...(["talk", "threeParty"] as const).map((mode, nth) => ({
    title: `The agent transfers a call to an outside number in mode ${nth + 3}, and hangs up first`,
    play(stage: Stage) {
      transferThreeParty(stage, mode);
      stage.release(101);
    },
    agent: { talktime: 18, answernums: 1, transferoutnums: 1, agentrelease: 1 },
  })),
  {
    title: "The outside number leaves first after a transfer in mode 3 or 4",
    play(stage) {
      const id = transferThreeParty(stage, "threeParty");
      stage.actAsOutsideParty(id, "hangs-up", OUTSIDE);
      stage.hangUpAsCustomer(id);
    },
    agent: { talktime: 18, answernums: 1 },
  },
  {
    title: "The customer leaves first after a transfer in mode 3 or 4, and the agent then hangs up",
    play(stage) {
      const id = transferThreeParty(stage, "talk");
      stage.hangUpAsCustomer(id);
      stage.release(101);
    },
    agent: { talktime: 18, answernums: 1, agentrelease: 1 },
  },
  {
    title: "The agent cancels a transfer in mode 3 or 4 (`canceltransfer`)",
    play(stage) {
      const id = transferThreeParty(stage, "talk");
      stage.cancelTransfer(101);
      stage.hangUpAsCustomer(id);
    },
    agent: { talktime: 18, answernums: 1 },
  },
  {
    title: "The agent's session ends without its request after a transfer in mode 3 or 4",
    play(stage) {
      transferThreeParty(stage, "threeParty");
      stage.signOut(101, "silence");
    },
    agent: { talktime: 18, answernums: 1, transferoutnums: 1 },
  },
  {
    title: "The agent picks up a call that rings at the colleague, and talks for 5 s",
    play(stage) {
      const id = stage.call({ agent: 102 });
      stage.pickUp(101, 102);
      stage.runFor(5);
      stage.hangUpAsCustomer(id);
    },
    agent: { talktime: 5, answernums: 1 },
  },
];
