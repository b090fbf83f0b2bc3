// Sessions for property tests: requests of clients, of tests, and polls that may be held.
import fc from "fast-check";
import { conferenceRequest } from "../support/conference-requests.ts";
import type { openTapedSession } from "./taped-session.ts";

type Session = Awaited<ReturnType<typeof openTapedSession>>;

/** The agents whose clients take part. */
const AGENTS = [101, 102, 103] as const;

export const agent = fc.constantFrom(...AGENTS);
export const oneOf = <const Word extends string>(...words: Word[]) => fc.constantFrom(...words);

/** A request of a client: an agent, with method, path below the root and body; `{}` is the agent. */
export interface ClientStep {
  readonly agent: number;
  readonly request: readonly [method: string, path: string, body?: unknown];
}

/** A poll whose answer is not awaited, so that it may be held during the next steps. */
export interface PollStep {
  readonly pollOf: number;
}

/** A request of a test to the control API. */
export type ControlStep = readonly [method: "POST" | "PATCH" | "PUT" | "DELETE", path: string, body?: unknown];

const request = fc.constantFrom<[string, string, unknown?]>(
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
);

export const ofClient: fc.Arbitrary<ClientStep> = fc.record({
  agent,
  request: fc.oneof({ weight: 3, arbitrary: request }, { weight: 1, arbitrary: conferenceRequest }),
});

export const heldPoll: fc.Arbitrary<PollStep> = fc.record({ pollOf: agent });

/** Clients that keep the Guid of their last sign-in, and their polls that may be held. */
export class SessionClients {
  readonly #session: Pick<Session, "client">;
  readonly #clients = new Map<number, ReturnType<Session["client"]>>();
  readonly #polls: Promise<unknown>[] = [];

  constructor(session: Pick<Session, "client">) {
    this.#session = session;
  }

  /** Sends a request, and waits for its answer; not for that of a poll that may be held. */
  async perform(step: ClientStep | PollStep): Promise<void> {
    if ("pollOf" in step) {
      this.#polls.push(this.#of(step.pollOf).send("GET", `agentevent/${step.pollOf}`));
      return;
    }
    const [method, path, body] = step.request;
    const client = this.#of(step.agent);
    const reply = await client.send(method, path.replace("{}", String(step.agent)), { body });
    const guid = reply.header("Guid");
    if (guid !== undefined) client.guid = guid;
  }

  /** Returns the Guid of each client that has one. */
  guids(): ReadonlyMap<number, string> {
    return new Map([...this.#clients].flatMap(([id, { guid }]) => (guid === undefined ? [] : [[id, guid] as const])));
  }

  /** Uses these Guids from now on, and no other. */
  useGuids(guids: ReadonlyMap<number, string>): void {
    for (const [id, client] of this.#clients) client.guid = guids.get(id);
  }

  /** Resolves when no poll is held any more. */
  async end(): Promise<void> {
    await Promise.all(this.#polls);
  }

  #of(agent: number): ReturnType<Session["client"]> {
    const known = this.#clients.get(agent);
    if (known !== undefined) return known;
    const made = this.#session.client(agent);
    this.#clients.set(agent, made);
    return made;
  }
}

/** Performs the steps of a session, one after the other; a function is called. `afterStep`: called after each. */
export async function perform(
  session: Session,
  performed: readonly (ClientStep | PollStep | ControlStep | (() => Promise<unknown>))[],
  afterStep: () => Promise<void> = async () => {},
): Promise<void> {
  const clients = new SessionClients(session);
  for (const step of performed) {
    if (typeof step === "function") await step();
    else if (Array.isArray(step)) await session.send(...(step as unknown as ControlStep));
    else await clients.perform(step as ClientStep | PollStep);
    await afterStep();
  }
  await clients.end();
}
