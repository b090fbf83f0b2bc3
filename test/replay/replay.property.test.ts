// Whatever clients, colleagues and customers do, a replay of the tape gives the same answers and the same state.
import fc from "fast-check";
import { test } from "tap";
import { openTapedSession } from "./taped-session.ts";

/** The number of sessions; a larger one is given by hand. */
const RUNS = Number(process.env["CCGW_REPLAYED_SESSIONS"] ?? 12);

type Session = Awaited<ReturnType<typeof openTapedSession>>;

const agent = fc.constantFrom(101, 102, 103);
const one = <const Word extends string>(...words: Word[]) => fc.constantFrom(...words);

/** A request of a client, by method, path below the root and body; `{}` is the agent. */
const ofClient = fc.record({
  agent,
  request: fc.oneof(
    fc.constantFrom<[string, string, unknown?]>(
      ["PUT", "onlineagent/{}", { password: "", phonenum: "40101" }],
      ["PUT", "onlineagent/{}", { password: "wrong", phonenum: "40101" }],
      ["PUT", "onlineagent/{}/forcelogin", { password: "", phonenum: "40102", status: 5 }],
      ["DELETE", "onlineagent/{}/logout"],
      ["POST", "onlineagent/{}/resetskill/true"],
      ["POST", "onlineagent/{}/saybusy"],
      ["POST", "onlineagent/{}/sayfree"],
      ["POST", "onlineagent/{}/rest/60/1"],
      ["POST", "onlineagent/{}/cancelrest"],
      ["POST", "onlineagent/{}/work"],
      ["GET", "onlineagent/{}/agentstatus"],
      ["GET", "calldata/{}/statistics"],
      ["GET", "agentevent/{}"],
      ["GET", "agentevent/{}"],
      ["GET", "agentevent/allagentevent"],
      ["PUT", "voicecall/{}/answer"],
      ["DELETE", "voicecall/{}/release"],
      ["POST", "voicecall/{}/hold"],
      ["POST", "voicecall/{}/mute"],
      ["PUT", "voicecall/{}/callout", { called: "13900000001" }],
      ["PUT", "voicecall/{}/callinner", { called: "102" }],
      ["POST", "voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 0 }],
      ["POST", "agentgroup/{}/agentinfonoskills", { agentlist: ["101", "102"] }],
    ),
  ),
});

/** A request of a test to the control API. */
const ofTest = fc.oneof(
  fc
    .record({ to: fc.oneof(fc.record({ queue: fc.constantFrom(25, 26) }), fc.record({ agent })) })
    .map((body) => ["POST", "/calls", { from: "13800000001", ...body }] as const),
  fc.constantFrom("1s", "7s", "40s", "3m").map((by) => ["POST", "/clock/advance", { by }] as const),
  fc.constant(["POST", "/clock/advance", { to: "next" }] as const),
  agent.chain((id) =>
    one("idle", "busy", "rest").map((state) => ["PATCH", `/agents/${id}`, { signedIn: true, state }] as const),
  ),
  fc.constantFrom(
    ["POST", "/faults", { times: 2, effect: { retcode: "100-007" } }] as const,
    ["POST", "/faults", { probability: 0.5, times: 3, effect: "guid" }] as const,
    ["POST", "/faults", { times: 2, effect: "doubled" }] as const,
    ["POST", "/faults", { times: 2, effect: "reordered" }] as const,
    ["DELETE", "/faults"] as const,
    ["PATCH", "/settings", { authMode: "dynamic", guidInterval: "1m", guidTimeout: "2m" }] as const,
    ["PATCH", "/settings", { delivery: "untilNextPoll" }] as const,
    ["PATCH", "/settings", { flowControl: "enforce" }] as const,
    ["PATCH", "/settings", { pollHold: "10ms" }] as const,
    ["PATCH", "/settings", { pollHold: "10ms" }] as const,
    ["POST", "/reset"] as const,
  ),
);

/** A poll whose answer is not awaited, so that it may be held during the next steps. */
const heldPoll = fc.record({ pollOf: agent });

const steps = fc.array(
  fc.oneof({ weight: 4, arbitrary: ofClient }, { weight: 2, arbitrary: ofTest }, { weight: 1, arbitrary: heldPoll }),
  { minLength: 1, maxLength: 40 },
);

type StepOf = typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never;

/** Performs the steps of a session, one after the other. */
async function perform({ client, send }: Session, performed: StepOf): Promise<void> {
  const clients = new Map([101, 102, 103].map((id) => [id, client(id)]));
  const polls: Promise<unknown>[] = [];
  for (const step of performed) {
    if ("pollOf" in step) {
      const poll = clients.get(step.pollOf)?.send("GET", `agentevent/${step.pollOf}`);
      polls.push(poll ?? Promise.resolve());
    } else if ("request" in step) {
      const [method, path, body] = step.request;
      const its = clients.get(step.agent);
      const reply = await its?.send(method, path.replace("{}", String(step.agent)), { body });
      const guid = reply?.header("Guid");
      if (its !== undefined && guid !== undefined) its.guid = guid;
    } else {
      const [method, path, body] = step;
      await send(method, path, body);
    }
  }
  await Promise.all(polls);
}

test("a replay gives the same answers and the same state", async (t) => {
  await fc.assert(
    fc.asyncProperty(steps, async (performed) => {
      const session = await openTapedSession(t);
      try {
        await perform(session, performed);
        const { difference, stopped, sameState } = await session.replayed();
        return difference === undefined && stopped === undefined && sameState;
      } finally {
        await session.app.close();
      }
    }),
    { numRuns: RUNS },
  );
});
