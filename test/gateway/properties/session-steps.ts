// Generates random steps of clients, customers and the clock for the property test of sessions.
import fc from "fast-check";
import type { AgentId } from "../../../src/core/index.ts";

const REQUESTS = [
  ["POST", "onlineagent/{}/saybusy"],
  ["POST", "onlineagent/{}/sayfree"],
  ["POST", "onlineagent/{}/rest/30/0"],
  ["POST", "onlineagent/{}/cancelrest"],
  ["POST", "onlineagent/{}/work"],
  ["POST", "onlineagent/{}/cancelwork"],
  ["POST", "onlineagent/{}/resetskill/true"],
  ["POST", "onlineagent/{}/autoanswer/true"],
  ["POST", "onlineagent/{}/autoanswer/false"],
  ["POST", "onlineagent/{}/autoenteridle/false"],
  ["POST", "onlineagent/{}/sendnotelet/102?content=x"],
  ["POST", "onlineagent/{}/handshake"],
  ["PUT", "onlineagent/{}/updateGuid"],
  ["GET", "onlineagent/{}/agentstatus"],
  ["PUT", "voicecall/{}/answer"],
  ["POST", "voicecall/{}/hold"],
  ["POST", "voicecall/{}/gethold"],
  ["DELETE", "voicecall/{}/release"],
  ["DELETE", "onlineagent/{}/logout"],
] as const;

/** Selects a client of an agent: the one that is signed in, or with `other` the other one. */
export interface ClientChoice {
  readonly agent: AgentId;
  readonly other: boolean;
}

/** A step of a client, a customer or the clock. */
export type SessionStep =
  | { do: "sign in"; at: ClientChoice; force: boolean; status: number; autoanswer: boolean }
  | { do: "request"; at: ClientChoice; what: (typeof REQUESTS)[number] }
  | { do: "statistics" | "hold a poll" | "sign out"; at: ClientChoice }
  | { do: "poll"; at: ClientChoice; path: string; times: number; loses: boolean }
  | { do: "hang up on a held poll" | "lose a held poll"; nth: number }
  | { do: "call"; to: { queue: number } | { agent: number }; talk: number | undefined }
  | { do: "the customer hangs up"; nth: number }
  | { do: "run" | "advance"; seconds: number };

/** The agents of the clients. */
export const AGENTS = [101, 102, 103];
const at = fc.record({ agent: fc.constantFrom(...AGENTS), other: fc.nat(7).map((number) => number === 0) });
const nth = fc.nat(3);
const POLLS = [
  "agentevent/{}",
  "agentevent/{}",
  "agentevent/{}/async",
  "agentevent/{}/jsonp",
  "agentevent/allagentevent",
];

const step: fc.Arbitrary<SessionStep> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("sign in" as const),
      at,
      force: fc.boolean(),
      status: fc.constantFrom(3, 4, 4, 4, 5),
      autoanswer: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("sign out" as const), at }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant("request" as const), at, what: fc.constantFrom(...REQUESTS) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("statistics" as const), at }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constant("hold a poll" as const), at }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("poll" as const),
      at,
      path: fc.constantFrom(...POLLS),
      times: fc.integer({ min: 1, max: 9 }),
      loses: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("hang up on a held poll" as const, "lose a held poll" as const), nth }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("call" as const),
      to: fc.constantFrom({ queue: 25 }, { queue: 26 }, ...AGENTS.map((agent) => ({ agent }))),
      talk: fc.option(fc.nat(90), { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("the customer hangs up" as const), nth }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom("run" as const, "advance" as const), seconds: fc.nat(125) }),
  },
);

/** Generates the steps of a world, with its authMode. */
export const sessionSteps = fc.record({
  authMode: fc.constantFrom("static", "static", "dynamic"),
  steps: fc.array(step, { minLength: 10, maxLength: 60, size: "max" }),
});
