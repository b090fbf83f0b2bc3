// Generates random sessions of clients and of a test that calls the control API.
import fc from "fast-check";
import { conferencePhoneAct, conferenceScene, conferenceVerb } from "../support/conference-requests.ts";
import { agent, firstSteps, heldPoll, ofChatCustomer, ofClient, oneOf, SESSION_CENTER } from "./generated-session.ts";

/** A request of a test to the control API. */
const ofTest = fc.oneof(
  fc
    .record({ to: fc.oneof(fc.record({ queue: fc.constantFrom(25, 26) }), fc.record({ agent })) })
    .map((body) => ["POST", "/calls", { from: "13800000001", ...body }] as const),
  fc.constantFrom("1s", "7s", "40s", "3m").map((by) => ["POST", "/clock/advance", { by }] as const),
  fc.constant(["POST", "/clock/advance", { to: "next" }] as const),
  agent.chain((id) =>
    oneOf("idle", "busy", "rest").map((state) => ["PATCH", `/agents/${id}`, { signedIn: true, state }] as const),
  ),
  fc.tuple(agent, conferenceVerb).map(([id, [verb, body]]) => ["POST", `/agents/${id}/${verb}`, body] as const),
  conferencePhoneAct,
  fc.constantFrom(
    ["POST", "/faults", { times: 2, effect: { retcode: "100-007" } }] as const,
    ["POST", "/faults", { probability: 0.5, times: 3, effect: "guid" }] as const,
    ["POST", "/faults", { times: 2, effect: { events: "doubled" } }] as const,
    ["POST", "/faults", { times: 2, effect: { events: "reordered" } }] as const,
    ["DELETE", "/faults"] as const,
    ["PATCH", "/settings", { authMode: "dynamic", guidInterval: "1m", guidTimeout: "2m" }] as const,
    ["PATCH", "/settings", { delivery: "untilNextPoll" }] as const,
    ["PATCH", "/settings", { flowControl: "enforce" }] as const,
    ["PATCH", "/settings", { pollHold: "10ms" }] as const,
    ["PATCH", "/settings", { pollHold: "10ms" }] as const,
    ["POST", "/reset"] as const,
  ),
);

/** Generates a step of a session. */
export const step = fc.oneof(
  { weight: 4, arbitrary: ofClient },
  { weight: 2, arbitrary: ofTest },
  { weight: 1, arbitrary: ofChatCustomer },
  { weight: 1, arbitrary: heldPoll },
);

/** The number of sessions of a test. CCGW_REPLAYED_SESSIONS sets a larger one. */
export const RUNS = Number(process.env["CCGW_REPLAYED_SESSIONS"] ?? 12);

/** Generates the steps of a session. */
export const steps = fc
  .tuple(
    firstSteps,
    fc.array(fc.oneof({ weight: 30, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: conferenceScene }), {
      minLength: 1,
      maxLength: 40,
      size: "max",
    }),
  )
  .map(([first, parts]) => [...first, ...parts.flat()]);

/** Generates the settings of the world of a session: the confirmation of events, and the interval of checkpoints. */
export const arrangement = fc.record({
  center: fc.constant(SESSION_CENTER),
  settings: fc.record({ delivery: fc.constantFrom("atMostOnce", "untilNextPoll") }),
  checkpointEvery: fc.integer({ min: 2, max: 9 }),
});
