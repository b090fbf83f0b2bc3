// Stories of two-party consultations: an agent talks with a colleague while the customer waits.
import { test } from "tap";
import { openCenter, type SigningIn } from "../../../support/center.ts";

/** Opens a center in which agent 101 has talked with a customer for ten seconds and consults 102. */
function openWithConsultation(details: SigningIn = {}) {
  const stage = openCenter();
  stage.signIn(101, details);
  const customer = stage.call();
  stage.answer(101);
  stage.signIn(102);
  stage.runFor(10);
  const rows = stage.record();
  const consultation = stage.consult(101, { agent: 102 });
  return { ...stage, customer, consultation, rows };
}

/** Opens the same center, in which the colleague has answered. */
function openWithAnsweredConsultation(details: SigningIn = {}) {
  const stage = openWithConsultation(details);
  stage.answer(102);
  stage.rows.length = 0;
  stage.runFor(20);
  return stage;
}

test("the customer is held while the agents talk, and retrieved when the colleague hangs up", (t) => {
  const { answer, release, runFor, rows, counted } = openWithConsultation();
  runFor(5);
  answer(102);
  runFor(20);
  release(102);
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
    [15, 101, "talking"],
    [35, 102, "leftCall"],
    [35, 102, "phoneOnHook"],
    [35, 102, "becameIdle"],
    [35, 101, "leftCall"],
    [35, 101, "talking"],
    [35, "center", "callOver"],
  ]);
  t.same(counted(101), { talktime: 40, answernums: 1, interhelpnums: 1 });
  t.same(counted(102), { talktime: 20, answernums: 1, agentrelease: 1 });
  t.end();
});

test("both agents get the events of a consultation", (t) => {
  const { answer, release, events, customer, consultation } = openWithConsultation();
  answer(102);
  release(102);
  const facts = {
    call: consultation,
    feature: "twoPartyHelp",
    caller: "101",
    called: "102",
    queue: 25,
    queueName: "Support",
  };
  const talks = events("talking").slice(1);
  t.same(talks.slice(0, 2), [
    { type: "talking", agent: 102, talkCause: "answered", ...facts, media: "voice", assists: true },
    { type: "talking", agent: 101, talkCause: "dialed", ...facts, media: "voice", assists: false },
  ]);
  t.same(
    talks.slice(2).map(({ agent, call, talkCause }) => [agent, call, talkCause]),
    [[101, customer, "returned"]],
  );
  t.same(events("held"), [{ type: "held", agent: 101, call: customer, asked: false }]);
  t.same(events("phoneOffHook").at(-1), { type: "phoneOffHook", agent: 102, call: consultation, assists: true });
  t.end();
});

for (const [how, end] of [
  ["drops the consultation", ({ dropCall, consultation }) => dropCall(101, consultation)],
  ["hangs up", ({ release }) => release(101)],
  ["disconnects the colleague", ({ disconnect }) => disconnect(101, "102")],
] as [string, (stage: ReturnType<typeof openWithAnsweredConsultation>) => void][]) {
  test(`an agent who ${how} returns to the customer`, (t) => {
    const stage = openWithAnsweredConsultation();
    end(stage);
    t.same(stage.rows, [
      [30, 101, "leftCall"],
      [30, 101, "talking"],
      [30, 102, "leftCall"],
      [30, 102, "phoneOnHook"],
      [30, 102, "becameIdle"],
      [30, "center", "callOver"],
    ]);
    t.same(stage.counted(101), { talktime: 30, answernums: 1, interhelpnums: 1, agentrelease: 1 });
    t.end();
  });
}

for (const [how, failure, seconds, act] of [
  ["refuses", "refused", 10, ({ release }) => release(102)],
  ["does not answer", "noAnswer", 40, ({ runFor }) => runFor(30)],
] as [string, string, number, (stage: ReturnType<typeof openWithConsultation>) => void][]) {
  test(`if the colleague ${how}, the agent returns to the customer`, (t) => {
    const stage = openWithConsultation();
    stage.rows.length = 0;
    act(stage);
    t.same(
      stage.rows.filter(([, who]) => who === 101),
      [
        [seconds, 101, "dialFailed"],
        [seconds, 101, "talking"],
      ],
    );
    const { consultation } = stage;
    t.same(stage.events("dialFailed"), [
      { type: "dialFailed", agent: 101, call: consultation, feature: "twoPartyHelp", failure },
    ]);
    t.equal(stage.counted(101)["interhelpnums"], undefined);
    t.end();
  });
}

test("the agent can cancel its consultation", (t) => {
  const { release, rows } = openWithConsultation();
  rows.length = 0;
  release(101);
  t.same(rows, [
    [10, 102, "leftCall"],
    [10, 102, "phoneOnHook"],
    [10, 102, "becameIdle"],
    [10, 101, "dialFailed"],
    [10, "center", "callOver"],
    [10, 101, "talking"],
  ]);
  t.end();
});

test("a consultation fails if the colleague is unreachable or the queue has no free agent", (t) => {
  const { consult, dropCall, sayBusy, events, rows, consultation } = openWithConsultation();
  dropCall(101, consultation);
  sayBusy(102);
  rows.length = 0;
  consult(101, { agent: 102 });
  consult(101, { queue: 26 });
  t.same(
    rows.map(([, who, what]) => [who, what]),
    [
      [101, "held"],
      ["center", "callDialed"],
      [101, "dialFailed"],
      ["center", "callOver"],
      [101, "talking"],
      [101, "held"],
      ["center", "callDialed"],
      [101, "allBusy"],
      [101, "dialFailed"],
      ["center", "callOver"],
      [101, "talking"],
    ],
  );
  t.equal(events("dialFailed").at(-1)?.failure, "unreachable");
  t.end();
});

test("if the customer hangs up, the agents still talk until one of them hangs up", (t) => {
  const { hangUpAsCustomer, release, runFor, rows, counted, customer } = openWithAnsweredConsultation();
  hangUpAsCustomer(customer);
  runFor(10);
  release(101);
  t.same(rows, [
    [30, 101, "otherSideLeft"],
    [30, 101, "leftCall"],
    [30, "center", "callOver"],
    [40, 101, "leftCall"],
    [40, 101, "phoneOnHook"],
    [40, 101, "becameIdle"],
    [40, 102, "leftCall"],
    [40, 102, "phoneOnHook"],
    [40, 102, "becameIdle"],
    [40, "center", "callOver"],
  ]);
  t.same(counted(101), { talktime: 40, answernums: 1, interhelpnums: 1, agentrelease: 1 });
  t.end();
});

test("if the customer hangs up and the colleague then rejects, wrap-up follows", (t) => {
  const { hangUpAsCustomer, release, runFor, rows, counted, customer } = openWithConsultation({ autoEnterIdle: false });
  rows.length = 0;
  hangUpAsCustomer(customer);
  runFor(5);
  release(102);
  t.same(rows, [
    [10, 101, "otherSideLeft"],
    [10, 101, "leftCall"],
    [10, "center", "callOver"],
    [15, 102, "leftCall"],
    [15, 102, "phoneOnHook"],
    [15, 101, "dialFailed"],
    [15, 101, "phoneOnHook"],
    [15, "center", "callOver"],
    [15, 101, "wrapUpBegan"],
    [15, 102, "becameBusy"],
  ]);
  t.same(counted(101), { talktime: 10, answernums: 1 });
  t.end();
});

test("an agent can join its consultation with the customer's call, or connect the customer with the colleague", (t) => {
  const joined = openWithAnsweredConsultation();
  joined.joinThreeWay(101, joined.customer);
  joined.release(101);
  t.same(joined.agentsOf(joined.customer), [102]);
  const connected = openWithAnsweredConsultation();
  connected.connectHeld(101, connected.customer);
  t.same(connected.agentsOf(connected.customer), [102]);
  t.equal(connected.stateOf(101), "idle");
  t.end();
});
