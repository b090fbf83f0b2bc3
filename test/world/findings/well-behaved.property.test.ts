// Property: a client that follows its agent's events causes no findings, even if others act at the same moment.
import fc from "fast-check";
import { test } from "tap";
import { type CallId, legsOf, stateOf } from "../../../src/core/index.ts";
import { countCases } from "../../support/cases.ts";
import { listFindingKinds, openWithFakeWall } from "./arrange.ts";

type Gateway = Awaited<ReturnType<typeof openWithFakeWall>>;
type Client = Awaited<ReturnType<Gateway["signInAgent"]>>;

/** The requests that a client offers in each state: a path for POST, or a method and a path. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  idle: ["onlineagent/{}/saybusy", "onlineagent/{}/rest/60/0", "onlineagent/{}/work", "onlineagent/{}/sayfree"],
  busy: ["onlineagent/{}/sayfree", "onlineagent/{}/cancelbusy", "onlineagent/{}/work"],
  rest: ["onlineagent/{}/cancelrest", "onlineagent/{}/sayfree"],
  wrapUp: ["onlineagent/{}/cancelwork", "onlineagent/{}/sayfree"],
  ringing: ["PUT voicecall/{}/answer", "DELETE voicecall/{}/release"],
  talking: ["voicecall/{}/hold", "DELETE voicecall/{}/release", "GET calldata/{}/statistics", "onlineagent/{}/saybusy"],
  held: ["voicecall/{}/gethold", "GET calldata/{}/statistics"],
};

/** A step: the client sends a request that the state offers, waits, or signs out and in again; or others act. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant("request" as const), pick: fc.nat(11) }) },
  // A Guid that was not yet due at the last poll is valid for another minute.
  { weight: 2, arbitrary: fc.record({ is: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 55 }) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("sign in again" as const), force: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant("incoming call" as const) }) },
  // The client may not know this yet, and then sends a request that the former state offered.
  {
    weight: 3,
    arbitrary: fc.record({ is: fc.constant("customer hangs up" as const), pick: fc.nat(11), polls: fc.boolean() }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Returns the agent's state as its client knows it; `held` with a call on hold. */
function readClientState({ center }: Gateway): string {
  const agent = center.agent(101);
  const isHeld = agent !== undefined && legsOf(center, agent).some(({ leg }) => leg.state === "held");
  return isHeld ? "held" : stateOf(center, 101).name;
}

/** Fetches all events, and pauses for longer than a client and its user need to react. */
async function fetchEvents({ wall }: Gateway, ada: Client): Promise<void> {
  await ada.pollAll();
  wall.advance(1_100);
}

/** Sends one of the requests that a state offers; none if the state offers none. */
async function sendOffered(ada: Client, state: string, pick: number): Promise<void> {
  const offered = OFFERED[state] ?? [];
  const [, method = "POST", path = ""] = /^(?:(\w+) )?(.*)$/.exec(offered[pick % offered.length] ?? "") ?? [];
  if (path !== "") await ada.send(method, path);
}

/** Takes a step. `calls` has the ids of the customers' calls, oldest first. */
async function takeStep(step: Step, gateway: Gateway, ada: Client, calls: CallId[]): Promise<void> {
  const state = readClientState(gateway);
  switch (step.is) {
    case "request":
      return sendOffered(ada, state, step.pick);
    case "wait":
      gateway.wall.advance(step.seconds * 1_000);
      return;
    case "sign in again":
      await ada.delete(`onlineagent/{}/${step.force || calls.length > 0 ? "forcelogout" : "logout"}`);
      await ada.signIn({ autoanswer: false });
      await ada.post("onlineagent/{}/resetskill/true");
      return;
    case "incoming call":
      calls.push(gateway.call({ agent: 101 }));
      return;
    case "customer hangs up": {
      const call = calls.shift();
      if (call !== undefined) gateway.hangUpAsCustomer(call);
      if (step.polls) await ada.pollAll();
      await sendOffered(ada, state, step.pick);
    }
  }
}

test("a client that follows events, pauses between polls and signs out causes no findings", async (t) => {
  const causesNoFindings = fc.asyncProperty(
    fc.array(step, { minLength: 5, maxLength: 40 }),
    fc.constantFrom("static", "dynamic"),
    async (steps, authMode) => {
      const gateway = await openWithFakeWall(t, { settings: { authMode } });
      gateway.world.setClock({ kind: "paced", factor: 1 });
      const ada = await gateway.signInAgent(101, { autoanswer: false });
      gateway.wall.advance(1_100);
      const calls: CallId[] = [];
      for (const step of steps) {
        await takeStep(step, gateway, ada, calls);
        gateway.wall.advance(200);
        await fetchEvents(gateway, ada);
      }
      await ada.delete("onlineagent/{}/forcelogout");
      gateway.world.clientObserver.onRunEnded();
      t.strictSame(listFindingKinds(gateway), []);
      return gateway.world.findings.worst === undefined;
    },
  );
  await fc.assert(causesNoFindings, { numRuns: countCases(30) });
});
