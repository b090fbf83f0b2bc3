// Property: requests about chats are answered with declared retcodes, a refusal changes nothing, and calls and counters stay the same.
// Messages reach only the members of their chat, and every client gets its events in order.
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import {
  type AgentId,
  beginIncomingCall,
  type CallId,
  hearClient,
  leaveChatAsCustomer,
  Refusal,
  sayAsCustomer,
  startChat,
  stateOf,
} from "../../../src/core/index.ts";
import { OPERATIONS } from "../../../src/gateway/plugin.ts";
import { findKnownInterface } from "../../../src/words/known-interfaces.ts";
import { countCases } from "../../support/cases.ts";
import type { Stage } from "../../support/center.ts";
import { checkChatsAndAgents, watchChats } from "../../support/chat-checks.ts";
import { uploadOf } from "../../support/chat-gateway.ts";
import { type Client, openGateway } from "../../support/gateway.ts";
import { AGENTS, CHAT, CHAT_CENTER, type ChatStep, chatSteps, FILE, type RequestStep, TEXT } from "./chat-steps.ts";
import { recordDeliveries } from "./deliveries.ts";

type OpenedGateway = Awaited<ReturnType<typeof openGateway>>;

/** The retcodes that every operation can answer. */
const EVERYWHERE = ["0", "000-002", "000-003", "100-006"];

/** Returns the retcodes that a request can be answered with. */
function listAllowedRetcodes(method: string, path: string): ReadonlySet<string> {
  const found = findKnownInterface(method, `/${path.replace("{}", "101").replace(/\?.*$/, "")}`);
  const operation = OPERATIONS.find(({ row }) => row === found?.row);
  if (operation === undefined) throw new Error(`${method} ${path} is not an operation`);
  return new Set([...EVERYWHERE, ...operation.retcodes]);
}

/** The number of answers about chats with each retcode. */
const answerCounts = new Map<string, number>();

/** Plays the steps in a new world. */
async function play(gateway: OpenedGateway, name: string, steps: readonly ChatStep[]): Promise<void> {
  const opened = await gateway.open(name, { center: CHAT_CENTER });
  const { world, center } = opened;
  const clients = new Map<AgentId, Client>(AGENTS.map((id) => [id, opened.client(id)]));
  const sessions = new Map<AgentId, number | undefined>();
  const deliveries = recordDeliveries(world);
  const overChats = watchChats({ center } as Stage);
  /** The chat of each text. */
  const texts = new Map<string, CallId>();
  const ended: CallId[] = [];
  center.log.listen(({ event }) => event.type === "chatOver" && ended.push(event.chat));

  const clientOf = (id: AgentId) => clients.get(id) as Client;
  const createText = (chat: CallId) => {
    const text = `text-${texts.size}`;
    texts.set(text, chat);
    return text;
  };

  /** Returns a chat: mostly one of the agent's, sometimes another active one, an ended one or an unknown one. */
  function pickChat(id: AgentId | undefined, nth: number): CallId {
    const active = [...center.state.chats.values()];
    const own = active.filter(({ members }) => members.some(({ agent }) => agent === id)).map(({ id }) => id);
    const all = [...own, ...own, ...own, ...active.map(({ id }) => id), ...ended.slice(-1), "1-1"];
    return all[nth % all.length] ?? "1-1";
  }

  const readCounters = () =>
    AGENTS.map((id) => [center.statistics(id), stateOf(center, id).name, center.agent(id)?.session?.calls]);

  async function request({ agent, nth, isChat, ...step }: RequestStep): Promise<void> {
    const chat = pickChat(agent, nth);
    const files = [...center.state.chatFiles.keys()];
    const file = files[nth % Math.max(files.length, 1)] ?? "/1-1/1.png";
    const fill = (written: string) =>
      written
        .replaceAll(CHAT, chat)
        .replaceAll(FILE, file)
        .replaceAll(TEXT, () => createText(chat));
    const path = fill(step.path);
    const parts =
      step.upload === undefined
        ? {
            body:
              typeof step.body === "string"
                ? step.body
                : (JSON.parse(fill(JSON.stringify(step.body ?? null))) ?? undefined),
          }
        : uploadOf(step.upload, "x");
    const client = clientOf(agent);
    // A refused request also keeps the session alive, which is not a change.
    center.perform(hearClient, { id: agent });
    const before = { hash: await world.hashInSlices(), counters: readCounters() };
    const reply = await client.send(step.method, path, parts);
    equal(reply.status, 200);
    const isFile = reply.header("Content-Type")?.startsWith("application/json") !== true;
    const retcode = isFile ? "0" : reply.body.retcode;
    const guid = reply.header("Set-GUID")?.replace("JSESSIONID=", "");
    if (guid !== undefined && step.method === "PUT") {
      client.guid = guid;
      sessions.set(agent, center.agent(agent)?.session?.serial);
    }
    ok(listAllowedRetcodes(step.method, step.path).has(retcode), `${step.method} ${path} is answered with ${retcode}`);
    if (retcode !== "0")
      equal(await world.hashInSlices(), before.hash, `${path}, refused with ${retcode}, changed something`);
    if (isChat) deepEqual(readCounters(), before.counters, `${path} changed a counter, a state or a call`);
    if (isChat) answerCounts.set(retcode, (answerCounts.get(retcode) ?? 0) + 1);
    if (isFile) ok(isIn(center.state.chatFiles.get(file)?.chat, agent), `${agent} got ${file}`);
    if (retcode === "0" && path.includes("/callcontent")) ok(isIn(chat, agent), `${agent} read ${chat}`);
  }

  /** Returns whether an agent talks or has talked in a chat. */
  function isIn(chat: CallId | undefined, agent: AgentId): boolean {
    if (chat === undefined) return false;
    const found = center.state.chats.get(chat) ?? center.state.chatRecords.find(({ id }) => id === chat);
    return found?.agents.includes(agent) === true;
  }

  /** Fetches the events of an agent, and checks that each text in them belongs to a chat of the agent. */
  async function poll(id: AgentId): Promise<void> {
    const client = clientOf(id);
    for (;;) {
      const serial = sessions.get(id) ?? 0;
      const { event } = await client.poll();
      if (event === undefined) break;
      deliveries.recordReceived(serial, event);
      const written = JSON.stringify(event.content);
      for (const [text] of written.matchAll(/text-\d+/g)) {
        const chat = texts.get(text);
        ok(chat !== undefined && written.includes(chat), `${id} got ${text} as one of another chat`);
        ok(isIn(chat, id), `${id} got ${text} of ${chat}`);
      }
    }
  }

  async function act(step: ChatStep): Promise<unknown> {
    switch (step.do) {
      case "request":
        return request(step);
      case "chat": {
        const { to, patience } = step;
        const wait = patience === undefined ? {} : { patience: patience * 1_000 };
        const chat = center.perform(startChat, { from: "ann@example.org", name: "Ann", to, ...wait });
        if (chat instanceof Refusal || step.text === undefined || !center.state.chats.has(chat)) return;
        return center.perform(sayAsCustomer, { chat, text: createText(chat) });
      }
      case "write": {
        const chat = pickChat(undefined, step.nth);
        return center.perform(sayAsCustomer, { chat, text: createText(chat) });
      }
      case "leave":
        return center.perform(leaveChatAsCustomer, { chat: pickChat(undefined, step.nth) });
      case "call":
        return center.perform(beginIncomingCall, { from: "13800000001", to: { agent: step.agent }, talk: 20_000 });
      case "poll":
        return poll(step.agent);
      case "advance":
        return world.advance(step.seconds * 1_000);
    }
  }

  for (const id of [101, 102, 103, 110]) {
    const body = { password: "secret", phonenum: `40${id}`, autoanswer: id === 103 };
    await act({ do: "request", agent: id, isChat: false, method: "PUT", path: "onlineagent/{}", body, nth: 0 });
    await act({
      do: "request",
      agent: id,
      isChat: false,
      method: "POST",
      path: "onlineagent/{}/resetskill/true",
      nth: 0,
    });
  }
  for (const step of steps) {
    await act(step);
    checkChatsAndAgents({ center } as Stage);
  }
  for (const id of AGENTS) await poll(id);
  deliveries.check();
  deepEqual(ended, [...overChats], "a chat did not end exactly once");
  gateway.worlds.delete(name);
}

test("for any requests of clients, chats stay consistent, refusals change nothing, and calls stay the same", async (t) => {
  const gateway = await openGateway(t);
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(chatSteps, (steps) => play(gateway, `run-${++runs}`, steps)),
    { numRuns: countCases(40) },
  );
  const wanted = ["0", "000-002", "100-007", "200-026"];
  t.strictSame(
    wanted.filter((retcode) => !answerCounts.has(retcode)),
    [],
    JSON.stringify([...answerCounts]),
  );
});
