// Generates sessions for property tests: requests of clients, of tests, and polls that may be held.
import fc from "fast-check";
import type { World } from "../../src/world/world.ts";
import { uploadOf } from "../support/chat-gateway.ts";
import { conferenceRequest } from "../support/conference-requests.ts";
import type { openTapedSession } from "./taped-session.ts";

type Session = Awaited<ReturnType<typeof openTapedSession>>;

/** The agents whose clients take part. */
const AGENTS = [101, 102, 103] as const;

/** The center of the sessions: two queues of calls, one of text chats and one of web chats. */
export const SESSION_CENTER = {
  queues: [
    { id: 25, name: "Support" },
    { id: 26, name: "Sales" },
    { id: 30, name: "Chats", media: "chat" },
    { id: 31, name: "Web", media: "webChat" },
  ],
  agents: [
    { id: 101, name: "Ada", queues: [25, 26, 30, 31] },
    { id: 102, name: "Ben", queues: [25, 30] },
    { id: 103, name: "Cleo", queues: [] },
  ],
};

/** Stands for a chat in a path or a body: the oldest active one. */
const CHAT = "{chat}";

/** Returns a step with the id of a chat in place of its placeholder. */
export function fillInChat<Step extends ClientStep | PollStep | ControlStep>(step: Step, { center }: World): Step {
  const [chat = "1-1"] = center.state.chats.keys();
  return JSON.parse(JSON.stringify(step).replaceAll(CHAT, chat)) as Step;
}

/** Generates one of the agents. */
export const agent = fc.constantFrom(...AGENTS);
/** Generates one of some words. */
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
  ["PUT", "onlineagent/{}", { password: "secret", phonenum: "40101", checkInWebm: true }],
  ["PUT", "onlineagent/{}", { password: "wrong", phonenum: "40101" }],
  ["PUT", "onlineagent/{}/forcelogin", { password: "secret", phonenum: "40102", status: 5, checkInWebm: true }],
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

/** The body of an upload. */
const FILE = "a file";

/** A request of a client in a chat. */
const chatRequest = fc.constantFrom<[string, string, unknown?]>(
  ["PUT", `textchat/{}/answer/${CHAT}`],
  ["PUT", `voicecall/{}/answer?callid=${CHAT}`],
  ["DELETE", `textchat/{}/reject/${CHAT}`],
  ["DELETE", `textchat/{}/drop/${CHAT}`],
  ["PUT", "textchat/{}/chatmessage", { callId: CHAT, content: "hello", needCheck: true, chatId: 7 }],
  ["POST", "mediacall/{}/sendmessage", { callid: CHAT, data: "hello" }],
  ["POST", `textchat/{}/mediafile?callId=${CHAT}&isNeedConfirm=false&chatId=7&msgType=1`, FILE],
  ["PUT", "textchat/{}/internalcall/102"],
  ["POST", "textchat/{}/transfer", { addesstype: 1, destaddr: 102, callid: CHAT, mode: 1 }],
  ["POST", "mediacall/{}/transfer", { callid: CHAT, devicetype: 1, address: "31", mode: 0 }],
  ["POST", "mediacall/{}/setcallnums", { mediaType: 1, callnums: 1 }],
);

/** Generates a request of a client. */
export const ofClient: fc.Arbitrary<ClientStep> = fc.record({
  agent,
  request: fc.oneof(
    { weight: 3, arbitrary: request },
    { weight: 1, arbitrary: chatRequest },
    { weight: 1, arbitrary: conferenceRequest },
  ),
});

/** A request of a test about a customer's chat. */
export const ofChatCustomer: fc.Arbitrary<ControlStep> = fc.oneof(
  fc
    .record({
      to: fc.oneof(fc.record({ queue: fc.constantFrom(30, 31) }), fc.record({ agent })),
      from: oneOf("13800000001", "13800000002"),
      text: fc.option(oneOf("hello", "help"), { nil: undefined }),
      patience: fc.option(oneOf("7s", "40s"), { nil: undefined }),
      talk: fc.option(oneOf("7s", "40s"), { nil: undefined }),
    })
    .map((body) => ["POST", "/chats", JSON.parse(JSON.stringify(body))] as const),
  fc.constantFrom<ControlStep>(
    ["POST", `/chats/${CHAT}/say`, { text: "anyone?" }],
    ["POST", `/chats/${CHAT}/say`, { text: "anyone?" }],
    ["DELETE", `/chats/${CHAT}`],
  ),
);

/** Generates the beginning of a session: two clients sign in to their queues, or nothing happens. */
export const firstSteps: fc.Arbitrary<readonly ClientStep[]> = fc.constantFrom(
  [],
  [101, 102].flatMap((agent): ClientStep[] => [
    { agent, request: ["PUT", "onlineagent/{}", { password: "secret", phonenum: "40101", checkInWebm: true }] },
    { agent, request: ["POST", "onlineagent/{}/resetskill/true"] },
  ]),
);

/** Generates a poll that may be held. */
export const heldPoll: fc.Arbitrary<PollStep> = fc.record({ pollOf: agent });

/** Clients that keep the Guid of their last sign-in, and their polls that may be held. */
export class SessionClients {
  readonly #session: Pick<Session, "client">;
  readonly #clients = new Map<number, ReturnType<Session["client"]>>();
  readonly #polls: Promise<unknown>[] = [];

  constructor(session: Pick<Session, "client">) {
    this.#session = session;
  }

  /** Sends a request, and waits for its answer, except for a poll that may be held. */
  async perform(step: ClientStep | PollStep): Promise<void> {
    if ("pollOf" in step) {
      this.#polls.push(this.#clientOf(step.pollOf).send("GET", `agentevent/${step.pollOf}`));
      return;
    }
    const [method, path, body] = step.request;
    const client = this.#clientOf(step.agent);
    const sending = body === FILE ? uploadOf("a.png", "x") : { body };
    const reply = await client.send(method, path.replace("{}", String(step.agent)), sending);
    const guid = reply.header("Guid");
    if (guid !== undefined) client.guid = guid;
  }

  /** Returns the Guid of each client that has one. */
  listGuids(): ReadonlyMap<number, string> {
    return new Map([...this.#clients].flatMap(([id, { guid }]) => (guid === undefined ? [] : [[id, guid] as const])));
  }

  /** Uses these Guids from now on, and no other. */
  useGuids(guids: ReadonlyMap<number, string>): void {
    for (const [id, client] of this.#clients) client.guid = guids.get(id);
  }

  /** Resolves when no poll is held. */
  async end(): Promise<void> {
    await Promise.all(this.#polls);
  }

  #clientOf(agent: number): ReturnType<Session["client"]> {
    const existing = this.#clients.get(agent);
    if (existing !== undefined) return existing;
    const client = this.#session.client(agent);
    this.#clients.set(agent, client);
    return client;
  }
}

/** Performs the steps of a session, one after the other; a step that is a function is called. `afterStep` is called after each step. */
export async function perform(
  session: Session,
  performed: readonly (ClientStep | PollStep | ControlStep | (() => Promise<unknown>))[],
  afterStep: () => Promise<void> = async () => {},
): Promise<void> {
  const clients = new SessionClients(session);
  for (const step of performed) {
    if (typeof step === "function") await step();
    else if (Array.isArray(step)) await session.send(...fillInChat(step as unknown as ControlStep, session.world));
    else await clients.perform(fillInChat(step as ClientStep | PollStep, session.world));
    await afterStep();
  }
  await clients.end();
}
