// Property: after any actions of clients, colleagues and customers, the scenario from a tape causes the same events.
import fc from "fast-check";
import { type Test, test } from "tap";
import { COUNTERS, type LoggedEvent } from "../../../src/core/index.ts";
import { convertTape } from "../../../src/replay/conversion/convert-tape.ts";
import type { World } from "../../../src/world/world.ts";
import { conferencePhoneAct, conferenceScene, conferenceVerb } from "../../support/conference-requests.ts";
import { type Arrangement, START } from "../../support/gateway.ts";
import {
  agent,
  type ClientStep,
  type ControlStep,
  fillInChat,
  firstSteps,
  heldPoll,
  ofChatCustomer,
  ofClient,
  oneOf,
  type PollStep,
  SESSION_CENTER,
  SessionClients,
} from "../generated-session.ts";
import { openTapedSession, tapeOf } from "../taped-session.ts";

/** The number of sessions. CCGW_CONVERTED_SESSIONS sets a larger one. */
const RUNS = Number(process.env["CCGW_CONVERTED_SESSIONS"] ?? 12);

/** An action of the other side in one of the present calls. `ofCall` selects the call. */
interface CallAction {
  readonly ofCall: number;
  readonly act: readonly [path: string, body?: object];
}

/** An action of the other side. */
const ofOthers: fc.Arbitrary<ControlStep> = fc.oneof(
  fc
    .record({
      to: fc.oneof(fc.record({ queue: fc.constantFrom(25, 26) }), fc.record({ agent })),
      from: fc.option(oneOf("13800000001", "13800000002"), { nil: undefined }),
      patience: fc.option(oneOf("7s", "40s"), { nil: undefined }),
      talk: fc.option(oneOf("7s", "40s"), { nil: undefined }),
    })
    .map((body) => ["POST", "/calls", JSON.parse(JSON.stringify(body))] as const),
  agent.map((id) => ["PATCH", `/agents/${id}`, { signedIn: true }] as const),
  agent.map((id) => ["PATCH", `/agents/${id}`, { signedIn: false }] as const),
  agent.chain((id) =>
    oneOf("idle", "busy", "rest", "wrapUp").map((state) => ["PATCH", `/agents/${id}`, { state }] as const),
  ),
  agent.chain((id) =>
    fc
      .constantFrom<[string, object?]>(
        ["answer"],
        ["hold"],
        ["retrieve"],
        ["release"],
        ["call-out", { to: { number: "13900000001" } }],
        ["call-out", { to: { agent: 102 } }],
        ["transfer", { to: { agent: 103 } }],
        ["consult", { to: { agent: 103 } }],
        ["three-way-call"],
        ["reject"],
        ["reject", { after: "idle" }],
        ["mute"],
        ["unmute"],
        ["transfer", { to: { number: "13900000001" }, mode: "success" }],
        ["cancel-transfer"],
        ["connect"],
        ["inspect", { agent: 101 }],
        ["stop-inspecting"],
        ["record"],
        ["pause-recording"],
        ["resume-recording"],
        ["stop-recording"],
        ["answer-chat"],
        ["refuse-chat"],
        ["say", { text: "one moment" }],
        ["end-chat"],
        ["transfer-chat", { to: { queue: 30 } }],
        ["begin-chat", { agent: 102 }],
      )
      .map(([verb, body]) => ["POST", `/agents/${id}/${verb}`, body] as const),
  ),
  fc.tuple(agent, conferenceVerb).map(([id, [verb, body]]) => ["POST", `/agents/${id}/${verb}`, body] as const),
  conferencePhoneAct,
  fc.constantFrom<ControlStep>(
    ["POST", "/faults", { times: 2, effect: { retcode: "100-007" } }],
    ["POST", "/faults", { probability: 0.5, times: 3, effect: "guid" }],
    ["POST", "/faults", { times: 2, effect: { events: "doubled" } }],
    ["DELETE", "/faults"],
  ),
);

const advance: fc.Arbitrary<ControlStep> = fc.oneof(
  fc.constantFrom("1s", "7s", "30s", "40s", "3m").map((by) => ["POST", "/clock/advance", { by }] as const),
  fc.constant(["POST", "/clock/advance", { to: "next" }] as const),
);

const ofCall: fc.Arbitrary<CallAction> = fc.record({
  ofCall: fc.nat(3),
  act: fc.constantFrom<[string, object?]>(["hang-up"], ["hang-up"], ["answer"], ["refuse"], ["no-answer"]),
});

type SessionStep = ClientStep | PollStep | ControlStep | CallAction;

const oneStep: fc.Arbitrary<SessionStep> = fc.oneof(
  { weight: 8, arbitrary: ofClient },
  { weight: 4, arbitrary: ofOthers },
  { weight: 3, arbitrary: advance },
  { weight: 2, arbitrary: ofCall },
  { weight: 2, arbitrary: ofChatCustomer },
  { weight: 1, arbitrary: heldPoll },
  { weight: 1, arbitrary: fc.constant(["POST", "/reset"] as ControlStep) },
  { weight: 1, arbitrary: fc.constant(["POST", "/checkpoints", { name: "here" }] as ControlStep) },
  { weight: 1, arbitrary: fc.constant(["POST", "/rewind", { to: { checkpoint: "here" } }] as ControlStep) },
);

const steps = fc
  .tuple(
    firstSteps,
    fc.array(
      fc.oneof(
        { weight: 20, arbitrary: oneStep.map((step): readonly SessionStep[] => [step]) },
        { weight: 1, arbitrary: conferenceScene },
      ),
      { minLength: 1, maxLength: 40, size: "max" },
    ),
  )
  .map(([first, parts]) => [...first, ...parts.flat()]);

/** Steps of the scenario itself, besides the session. */
const ownSteps: fc.Arbitrary<readonly object[]> = fc.constantFrom(
  [],
  [],
  [{ autopilot: { agents: 102, answer: "7s", talk: "30s" } }, { call: { to: { queue: 25 }, talk: "40s" } }],
  [{ repeat: { every: "30s", steps: [{ call: { to: { queue: 25 }, patience: "7s" } }] } }],
);

type Session = Awaited<ReturnType<typeof openTapedSession>>;

/** A step of the client, or the world time to which the clock was advanced. */
type ClientSide = ClientStep | PollStep | { readonly until: number };

/** Performs a session. Returns the clients' steps in its present branch: since the last reset, without what a rewind has abandoned. */
async function perform(session: Session, performed: readonly SessionStep[]): Promise<ClientSide[]> {
  const clients = new SessionClients(session);
  let ofClients: ClientSide[] = [];
  let kept: { readonly ofClients: readonly ClientSide[]; readonly guids: ReadonlyMap<number, string> } | undefined;
  for (const given of performed) {
    const step = "ofCall" in given ? given : fillInChat(given, session.world);
    if ("ofCall" in step) {
      const call = [...session.world.center.state.calls.keys()][step.ofCall];
      if (call !== undefined) await session.send("POST", `/calls/${call}/${step.act[0]}`, step.act[1]);
      continue;
    }
    if ("request" in step || "pollOf" in step) {
      await clients.perform(step);
      ofClients.push(step);
      continue;
    }
    const { status } = await session.send(...step);
    if (step[1] === "/clock/advance") ofClients.push({ until: session.world.center.now });
    else if (step[1] === "/checkpoints" && status === 201)
      kept = { ofClients: [...ofClients], guids: clients.listGuids() };
    else if (step[1] === "/rewind" && kept !== undefined) {
      clients.useGuids(kept.guids);
      ofClients = [...kept.ofClients];
    } else if (step[1] === "/reset") {
      clients.useGuids(new Map());
      ofClients = [];
    }
  }
  await clients.end();
  return ofClients;
}

/** Performs the steps of the clients at the same world times. */
async function repeat(session: Session, ofClients: readonly ClientSide[]): Promise<void> {
  const clients = new SessionClients(session);
  const { world } = session;
  for (const step of ofClients) {
    if ("until" in step) await session.send("POST", "/clock/advance", { by: `${step.until - world.center.now}ms` });
    else await clients.perform(step);
  }
  await clients.end();
}

/** Returns the events of a world with their times, and the counters of its agents. */
function historyOf({ center }: World) {
  const rowOf = ({ at, event }: LoggedEvent) =>
    `${(at - START) / 1_000} ${"agent" in event ? event.agent : "-"} ${event.type}`;
  const counters = [...center.state.agents.keys()].map((id) => {
    const values = center.statistics(id);
    return `${id} ${COUNTERS.filter((name) => values[name] > 0).map((name) => `${name} ${values[name]}`)}`;
  });
  return [...center.log.recent().map(rowOf), ...counters];
}

/**
 * Converts the tape of a session, and plays the scenario for the same clients. Returns both histories; undefined if the session has an
 * act that no step can perform.
 */
async function playTwice(t: Test, own: readonly object[], performed: readonly SessionStep[]) {
  const arrangement: Arrangement = {
    center: SESSION_CENTER,
    settings: { pollHold: "10ms" },
    ...(own.length === 0 ? {} : { steps: own }),
  };
  const session = await openTapedSession(t, arrangement);
  try {
    const ofClients = await perform(session, performed);
    const converted = await convertTape(tapeOf(session.world));
    if ("problem" in converted) throw new Error(converted.problem);
    if (converted.gaps > 0) return undefined;
    const failed: string[] = [];
    const again = await openTapedSession(t, {
      yaml: converted.yaml,
      onOutcome: ({ passed, expected, actual }) => void (passed || failed.push(`${expected}, but ${actual}`)),
    });
    try {
      await repeat(again, ofClients);
      const [first, second] = [historyOf(session.world), historyOf(again.world)];
      return { first, second: [...second, ...failed], yaml: converted.yaml };
    } finally {
      await again.app.close();
    }
  } finally {
    await session.app.close();
  }
}

test("the scenario from a tape causes the same events and counters", async (t) => {
  await fc.assert(
    fc.asyncProperty(ownSteps, steps, async (own, performed) => {
      const played = await playTwice(t, own, performed);
      if (played === undefined) fc.pre(false);
      else if (played.first.join("\n") !== played.second.join("\n")) throw new Error(describe(played));
    }),
    { numRuns: RUNS },
  );
});

/** Returns the first difference between two histories, and the scenario. */
function describe({ first, second, yaml }: { first: string[]; second: string[]; yaml: string }): string {
  const place = first.findIndex((row, i) => row !== second[i]);
  const at = place < 0 ? first.length : place;
  return `${at}: ${first.slice(Math.max(0, at - 2), at + 3).join(" | ")}\n     ${second.slice(Math.max(0, at - 2), at + 3).join(" | ")}\n${yaml.slice(yaml.indexOf("steps:"))}`;
}
