// Stories of three-party consultations: the colleague joins the call with a customer.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";
import { CUSTOMER_NUMBER } from "../../../support/telephone.ts";

/**
 * Opens a center in which agent 101 has talked with a customer for ten seconds and consults 102. The phone of 102 rings. If 102 answers,
 * all three have talked for 20 seconds.
 */
function openWithConsultation({ hold = true, does = "ring" }: { hold?: boolean; does?: "ring" | "answer" } = {}) {
  const stage = openCenter();
  stage.signIn(101);
  const customer = stage.call();
  stage.answer(101);
  stage.signIn(102);
  stage.runFor(10);
  const rows = stage.record();
  const consultation = stage.consult(101, { agent: 102 }, { mode: "threeParty", hold });
  if (does === "answer") {
    stage.answer(102);
    stage.runFor(20);
    rows.length = 0;
  }
  return { ...stage, customer, consultation, rows };
}

test("the customer waits until the colleague answers, then all three talk", (t) => {
  const { answer, runFor, rows, events, counted, consultation } = openWithConsultation();
  runFor(5);
  answer(102);
  runFor(5);
  t.same(rows, [
    [10, 101, "held"],
    [10, "center", "callDialed"],
    [10, 101, "otherSideAlerting"],
    [10, 102, "occupied"],
    [10, 102, "phoneAlerting"],
    [10, 102, "phoneOffHook"],
    [10, 102, "callAnnounced"],
    [10, 102, "ringing"],
    [10, 102, "otherSideAlerting"],
    [15, 102, "talking"],
    [15, 101, "threeWayBegan"],
  ]);
  t.same(events("threeWayBegan"), [
    { type: "threeWayBegan", agent: 101, call: consultation, partners: [CUSTOMER_NUMBER, "102"], helped: true },
  ]);
  t.same(counted(101), { talktime: 20, answernums: 1, interhelpnums: 1 });
  t.same(counted(102), { talktime: 5, answernums: 1 });
  t.end();
});

test("without hold, the customer continues to talk, and a rejection sends no event about a return to the customer", (t) => {
  const { release, rows, center, customer, events } = openWithConsultation({ hold: false });
  t.equal(center.call(customer)?.legs[0]?.state, "talking");
  release(102);
  t.same(
    rows.filter(([, who]) => who === 101),
    [
      [10, 101, "otherSideAlerting"],
      [10, 101, "dialFailed"],
    ],
  );
  t.equal(events("held").length, 0);
  t.end();
});

test("with hold, the agent returns to the customer if the colleague rejects or does not answer", (t) => {
  for (const refuses of [true, false]) {
    const { release, runFor, rows } = openWithConsultation();
    rows.length = 0;
    if (refuses) release(102);
    else runFor(30);
    t.same(
      rows.filter(([, who]) => who === 101).map(([, , what]) => what),
      ["dialFailed", "talking"],
    );
  }
  t.end();
});

for (const [how, byColleague, end] of [
  ["hangs up", true, ({ release }) => release(102)],
  ["is disconnected", false, ({ disconnect }) => disconnect(101, "102")],
  ["disconnects itself", true, ({ disconnect }) => disconnect(102, "102")],
] as [string, boolean, (stage: ReturnType<typeof openWithConsultation>) => void][]) {
  test(`if the colleague ${how}, agent and customer continue to talk in the customer's call`, (t) => {
    const stage = openWithConsultation({ does: "answer" });
    const { rows, customer, consultation, events, counted, runFor, center } = stage;
    end(stage);
    runFor(10);
    t.same(rows, [
      [30, 102, "leftCall"],
      [30, 102, "phoneOnHook"],
      [30, 102, "becameIdle"],
      [30, 101, "otherSideLeft"],
      [30, 101, "talkPassed"],
      [30, 101, "talking"],
      [30, "center", "callOver"],
    ]);
    t.same(events("otherSideLeft"), [{ type: "otherSideLeft", agent: 101, call: consultation, number: "102" }]);
    t.equal(events("talking").at(-1)?.call, customer);
    t.same([...center.state.calls.keys()], [customer]);
    t.same(counted(101), { talktime: 40, answernums: 1, interhelpnums: 1 });
    t.same(counted(102), { talktime: 20, answernums: 1, ...(byColleague ? { agentrelease: 1 } : {}) });
    t.end();
  });
}

test("if the agent leaves, the colleague talks with the customer under the customer's call id", (t) => {
  const { release, hangUpAsCustomer, rows, customer, consultation, events, counted, runFor, agentsOf } =
    openWithConsultation({
      does: "answer",
    });
  release(101);
  runFor(10);
  t.same(agentsOf(customer), [102]);
  hangUpAsCustomer(customer);
  t.same(rows, [
    [30, 101, "talkPassed"],
    [30, 101, "leftCall"],
    [30, 101, "phoneOnHook"],
    [30, 102, "talkPassed"],
    [30, 102, "talking"],
    [30, "center", "callMerged"],
    [30, 101, "becameIdle"],
    [40, 102, "otherSideLeft"],
    [40, 102, "leftCall"],
    [40, 102, "phoneOnHook"],
    [40, 102, "becameIdle"],
    [40, "center", "callOver"],
  ]);
  t.equal(events("leftCall")[0]?.call, consultation);
  t.same(
    events("talking")
      .slice(-1)
      .map(({ agent, call, talkCause, feature, assists }) => [agent, call, talkCause, feature, assists]),
    [[102, customer, "moved", "inbound", false]],
  );
  t.same(counted(101), { talktime: 30, answernums: 1, interhelpnums: 1, agentrelease: 1 });
  t.same(counted(102), { talktime: 30, answernums: 1 });
  t.end();
});

test("if the customer leaves, the agents still talk in the consultation", (t) => {
  const { hangUpAsCustomer, release, rows, customer, consultation, events, runFor } = openWithConsultation({
    does: "answer",
  });
  hangUpAsCustomer(customer);
  runFor(10);
  release(102);
  t.same(rows, [
    [30, 101, "otherSideLeft"],
    [30, 101, "talkPassed"],
    [30, 101, "talking"],
    [30, "center", "callOver"],
    [40, 102, "leftCall"],
    [40, 102, "phoneOnHook"],
    [40, 102, "becameIdle"],
    [40, 101, "leftCall"],
    [40, 101, "phoneOnHook"],
    [40, 101, "becameIdle"],
    [40, "center", "callOver"],
  ]);
  t.same(events("otherSideLeft"), [{ type: "otherSideLeft", agent: 101, call: consultation, number: CUSTOMER_NUMBER }]);
  t.end();
});

test("if the customer leaves while the colleague's phone rings, the two agents talk", (t) => {
  for (const hold of [true, false]) {
    const { hangUpAsCustomer, answer, rows, customer, counted } = openWithConsultation({ hold });
    hangUpAsCustomer(customer);
    rows.length = 0;
    answer(102);
    t.same(rows, [
      [10, 102, "talking"],
      [10, 101, "talking"],
    ]);
    t.same(counted(101), { talktime: 10, answernums: 1, interhelpnums: 1 });
  }
  t.end();
});

test("without hold, the colleague can be removed while its phone rings", (t) => {
  const { disconnect, rows } = openWithConsultation({ hold: false });
  rows.length = 0;
  t.equal(disconnect(101, "102"), "done");
  t.same(rows, [
    [10, 102, "leftCall"],
    [10, 102, "phoneOnHook"],
    [10, 102, "becameIdle"],
    [10, 101, "dialFailed"],
    [10, "center", "callOver"],
  ]);
  t.end();
});
