// Property: a client that follows its agent's events causes no findings, also when others act at the same moment.
import fc from "fast-check";
import { test } from "tap";
import { type CallId, legsOf, stateOf } from "../../../src/core/index.ts";
import { cases } from "../../support/cases.ts";
import { kinds, openWatched } from "./arrange.ts";

type Gateway = Awaited<ReturnType<typeof openWatched>>;
type Client = Awaited<ReturnType<Gateway["signedIn"]>>;

/** What an agent's client offers in each state, as the path of a POST unless the method stands before it. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  idle: ["onlineagent/{}/saybusy", "onlineagent/{}/rest/60/0", "onlineagent/{}/work", "onlineagent/{}/sayfree"],
  busy: ["onlineagent/{}/sayfree", "onlineagent/{}/cancelbusy", "onlineagent/{}/work"],
  rest: ["onlineagent/{}/cancelrest", "onlineagent/{}/sayfree"],
  wrapUp: ["onlineagent/{}/cancelwork", "onlineagent/{}/sayfree"],
  ringing: ["PUT voicecall/{}/answer", "DELETE voicecall/{}/release"],
  talking: ["voicecall/{}/hold", "DELETE voicecall/{}/release", "GET calldata/{}/statistics", "onlineagent/{}/saybusy"],
  held: ["voicecall/{}/gethold", "GET calldata/{}/statistics"],
};

/** One thing that happens: the client asks for something its agent's state offers, it waits, it leaves and comes back, or others act. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant("asks" as const), pick: fc.nat(11) }) },
  // A Guid that the poll before it found not yet due lasts for another minute.
  { weight: 2, arbitrary: fc.record({ is: fc.constant("waits" as const), seconds: fc.integer({ min: 1, max: 55 }) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("comes again" as const), force: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant("is called" as const) }) },
  // Before the client has heard of it, it asks for what was offered.
  { weight: 3, arbitrary: fc.record({ is: fc.constant("is left" as const), pick: fc.nat(11), hears: fc.boolean() }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The agent's state as its client knows it, with a held call told apart. */
function clientState({ center }: Gateway): string {
  const agent = center.agent(101);
  const isHeld = agent !== undefined && legsOf(center, agent).some(({ leg }) => leg.state === "held");
  return isHeld ? "held" : stateOf(center, 101).name;
}

/** Fetches all events, and pauses for longer than a client and its user need to take them in. */
async function listen({ wall }: Gateway, ada: Client): Promise<void> {
  await ada.pollAll();
  wall.advance(1_100);
}

async function sendOffered(ada: Client, state: string, pick: number): Promise<void> {
  const offered = OFFERED[state] ?? [];
  const [, method = "POST", path = ""] = /^(?:(\w+) )?(.*)$/.exec(offered[pick % offered.length] ?? "") ?? [];
  if (path !== "") await ada.send(method, path);
}

async function take(one: Step, gateway: Gateway, ada: Client, calls: CallId[]): Promise<void> {
  const state = clientState(gateway);
  switch (one.is) {
    case "asks":
      return sendOffered(ada, state, one.pick);
    case "waits":
      gateway.wall.advance(one.seconds * 1_000);
      return;
    case "comes again":
      await ada.delete(`onlineagent/{}/${one.force || calls.length > 0 ? "forcelogout" : "logout"}`);
      await ada.signIn({ autoanswer: false });
      await ada.post("onlineagent/{}/resetskill/true");
      return;
    case "is called":
      calls.push(gateway.call({ agent: 101 }));
      return;
    case "is left": {
      const call = calls.shift();
      if (call !== undefined) gateway.hangUpAsCustomer(call);
      if (one.hears) await ada.pollAll();
      await sendOffered(ada, state, one.pick);
    }
  }
}

test("a client that follows events, pauses between polls and signs out causes no findings", async (t) => {
  const behaves = fc.asyncProperty(
    fc.array(step, { minLength: 5, maxLength: 40 }),
    fc.constantFrom("static", "dynamic"),
    async (steps, authMode) => {
      const gateway = await openWatched(t, { settings: { authMode } });
      gateway.world.setClock({ kind: "paced", factor: 1 });
      const ada = await gateway.signedIn(101, { autoanswer: false });
      gateway.wall.advance(1_100);
      const calls: CallId[] = [];
      for (const one of steps) {
        await take(one, gateway, ada, calls);
        gateway.wall.advance(200);
        await listen(gateway, ada);
      }
      await ada.delete("onlineagent/{}/forcelogout");
      gateway.world.clientObserver.runEnded();
      t.strictSame(kinds(gateway), []);
      return gateway.world.findings.worst === undefined;
    },
  );
  await fc.assert(behaves, { numRuns: cases(30) });
});
