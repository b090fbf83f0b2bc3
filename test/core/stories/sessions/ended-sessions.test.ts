// Stories of sessions that end without a request of the agent: the calls that end with them do not count as hang-ups.
import { test } from "tap";
import { openCenter, type Stage } from "../../../support/center.ts";

/**
 * For each activity of agent 101 during which its session may end, the function that begins it. `answerCustomer` connects the agent with a
 * customer, and returns the id of the call.
 */
const ACTIVITIES: Readonly<Record<string, (stage: Stage, answerCustomer: () => string) => void>> = {
  "a call of a queue rings": ({ call }) => call({ queue: 25 }),
  "a direct call rings": ({ call }) => call({ agent: 101 }),
  "it talks": (_stage, answerCustomer) => answerCustomer(),
  "it holds its customer": ({ hold }, answerCustomer) => {
    answerCustomer();
    hold(101);
  },
  "it dials an outside number": ({ callOut }) => callOut(101),
  "it dials a colleague": ({ callInside }) => callInside(101, { agent: 102 }),
  "it holds a customer and talks to an outside number": ({ hold, callOut, runFor }, answerCustomer) => {
    answerCustomer();
    hold(101);
    callOut(101);
    runFor(3);
  },
  "it leads a three-way call": ({ hold, callOut, runFor, joinThreeWay }, answerCustomer) => {
    const held = answerCustomer();
    hold(101);
    callOut(101);
    runFor(3);
    joinThreeWay(101, held);
  },
  "it consults a colleague": ({ consult, answer }, answerCustomer) => {
    answerCustomer();
    consult(101, { agent: 102 });
    answer(102);
  },
  "its transfer rings at a colleague": ({ transfer }, answerCustomer) => {
    answerCustomer();
    transfer(101, { agent: 102 }, "success");
  },
  "its customer is at an IVR and will come back": ({ transfer }, answerCustomer) => {
    answerCustomer();
    transfer(101, { ivr: 7 }, "suspend");
  },
};

/** For each way in which a session can end without a request of the agent, the function that ends it. */
const ENDS: Readonly<Record<string, (stage: Stage) => unknown>> = {
  silence: ({ signOut }) => signOut(101, "silence"),
  "pushes that fail": ({ signOut }) => signOut(101, "pushFailed"),
  "the control API": ({ signOut }) => signOut(101, "simulator"),
  "a sign-in by force": ({ signIn }) => signIn(101, { force: true }),
};

/** Returns the counters of 101 just before its session ends, and just after. */
function countAroundEnd(begin: (stage: Stage, answerCustomer: () => string) => void, end: (stage: Stage) => unknown) {
  const stage = openCenter({ settings: { statisticsSince: "midnight", noAnswerAction: "idle" } });
  stage.signIn(101);
  stage.signIn(102, { queues: [] });
  begin(stage, () => {
    const id = stage.call({ agent: 101 });
    stage.answer(101);
    stage.runFor(10);
    return id;
  });
  const before = stage.counted(101);
  end(stage);
  return [before, stage.counted(101)];
}

for (const [how, end] of Object.entries(ENDS)) {
  test(`the end of a session by ${how} changes no counters, in any activity of the agent`, (t) => {
    for (const [activity, begin] of Object.entries(ACTIVITIES)) {
      const [before, after] = countAroundEnd(begin, end);
      t.strictSame(after, before, activity);
    }
    t.end();
  });
}

test("the calls of an agent that signs out by force count as hang-ups or rejections", (t) => {
  const signOutByForce = ({ signOut }: Stage) => signOut(101, "forced");
  const growth = Object.keys(ACTIVITIES).map((activity) => {
    const [before = {}, after = {}] = countAroundEnd(ACTIVITIES[activity] ?? (() => {}), signOutByForce);
    const computeGrowth = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
    return [activity, computeGrowth("agentrelease"), computeGrowth("redirectnums")];
  });
  t.strictSame(growth, [
    ["a call of a queue rings", 0, 1],
    ["a direct call rings", 1, 0],
    ["it talks", 1, 0],
    ["it holds its customer", 1, 0],
    ["it dials an outside number", 0, 0],
    ["it dials a colleague", 0, 0],
    ["it holds a customer and talks to an outside number", 2, 0],
    ["it leads a three-way call", 1, 0],
    ["it consults a colleague", 2, 0],
    ["its transfer rings at a colleague", 1, 0],
    ["its customer is at an IVR and will come back", 1, 0],
  ]);
  t.end();
});
