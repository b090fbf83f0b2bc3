// Stories of requests that are refused during a consultation, and of consultations that are refused.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";
import { CUSTOMER_NUMBER } from "../../../support/telephone.ts";

/** Opens a center in which agent 101 talks with a customer and consults 102, who answers if `answers` is true. */
function openWithConsultation({
  mode = "twoParty",
  hold = true,
  answers = true,
}: {
  mode?: "twoParty" | "threeParty";
  hold?: boolean;
  answers?: boolean;
} = {}) {
  const stage = openCenter();
  stage.signIn(101);
  const customer = stage.call();
  stage.answer(101);
  stage.signIn(102);
  const consultation = stage.consult(101, { agent: 102 }, { mode, hold });
  if (answers) stage.answer(102);
  return { ...stage, customer, consultation };
}

test("during a consultation, hold, retrieve, mute, transfer, another consultation and another call are refused", (t) => {
  const { hold, retrieve, mute, transfer, consult, callOut } = openWithConsultation();
  t.equal(hold(101), "hold-forbidden");
  t.equal(retrieve(101), "retrieve-forbidden");
  t.equal(mute(101), "mute-forbidden");
  t.equal(transfer(102, { queue: 25 }), "call-forbids");
  t.equal(consult(102, { agent: 101 }), "call-forbids");
  t.equal(callOut(101), "call-in-the-way");
  t.end();
});

test("during a consultation, the agent cannot disconnect the customer, and the colleague only itself", (t) => {
  const { disconnect } = openWithConsultation();
  t.equal(disconnect(101, CUSTOMER_NUMBER), "no-such-number", "the customer waits in another call");
  t.equal(disconnect(102, "101"), "no-such-number");
  t.equal(disconnect(102, "102"), "done");
  t.end();
});

test("a consultation requires a current call with a customer", (t) => {
  const { signIn, consult, call, callInside, answer, release } = openCenter();
  t.equal(consult(101, { agent: 102 }), "not-signed-in");
  signIn(101);
  t.equal(consult(101, { agent: 102 }), "nothing-to-help-with");
  call();
  t.equal(consult(101, { agent: 102 }), "nothing-to-help-with", "a call that rings");
  t.equal(consult(101, { queue: 27 }), "no-such-queue");
  answer(101);
  release(101);
  signIn(102);
  callInside(101, { agent: 102 });
  answer(102);
  t.equal(consult(101, { agent: 103 }), "call-forbids", "an internal call");
  t.end();
});

test("while a consulted colleague's phone rings, transfers and other consultations are refused", (t) => {
  const { consult, transfer, callOut, signIn } = openWithConsultation({
    mode: "threeParty",
    hold: false,
    answers: false,
  });
  signIn(103);
  t.equal(consult(101, { agent: 103 }), "call-in-the-way");
  t.equal(transfer(101, { agent: 103 }), "call-in-the-way");
  t.equal(callOut(101), "call-in-the-way");
  t.end();
});

test("an agent can neither consult a queue of chats nor take a call from one", (t) => {
  const { signIn, call, answer, consult, takeWaiting } = openCenter({ queues: { 41: { media: "chat" } } });
  signIn(101);
  t.equal(takeWaiting(101, call({ agent: 102 }), 41), "no-such-queue");
  call();
  answer(101);
  t.equal(consult(101, { queue: 41 }), "no-such-queue");
  t.end();
});
