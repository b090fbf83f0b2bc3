// Property: a verb of an agent has the effects and the retcode of the same request of that agent's client.
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { type Test, test } from "tap";
import { type InProcessControl, openInProcess } from "../../../src/control/plugin.ts";
import { replayTo } from "../../../src/replay/replay-to.ts";
import { countCases } from "../../support/cases.ts";
import { type Client, type Gateway, openGateway } from "../../support/gateway.ts";
import { type Action, agentStep } from "./agent-actions.ts";

/** Steps of others: customers call and hang up, outside parties answer, the clock advances. */
const otherStep = fc.constantFrom<readonly [path: string, body?: object]>(
  ["calls", { to: { agent: 101 }, from: "13800000001" }],
  ["calls", { to: { queue: 25 }, from: "13800000002" }],
  ["chats", { to: { queue: 41 }, from: "13800000003", name: "Ann", text: "Hi" }],
  ["chats", { to: { agent: 102 }, from: "13800000003", name: "Ann" }],
  ["calls/1767603600-1/hang-up"],
  ["calls/1767603600-2/answer"],
  ["conferences/1024256/answer"],
  ["conferences/1024256/hang-up"],
  ["clock/advance", { by: "7s" }],
);

const step = fc.oneof({ weight: 5, arbitrary: agentStep }, { weight: 1, arbitrary: otherStep });

const CENTER = {
  queues: [
    { id: 25, name: "Support" },
    { id: 26, name: "Sales" },
    { id: 41, name: "Chats", media: "chat" },
  ],
  agents: [
    { id: 101, name: "Ada", queues: [25, 26, 41] },
    { id: 102, name: "Ben", queues: [25, 41] },
    { id: 110, name: "Grace", queues: [25], inspector: true },
  ],
};

const AGENTS = [101, 102, 110] as const;

/** Opens a world in which the clients of all agents are signed in, and Ada talks with a customer. */
async function openWithTalk(gateway: Awaited<ReturnType<typeof openGateway>>, name: string) {
  const world = await gateway.open(name, { center: CENTER });
  const clients = new Map<number, Client>();
  for (const id of AGENTS) clients.set(id, await world.signInAgent(id, { phonenum: `40${id}`, autoanswer: false }));
  world.call({ agent: 101 });
  await clients.get(101)?.put("voicecall/{}/answer");
  return { ...world, clients };
}

/** Returns the request of an inspector that changes its inspection to listening. */
function createListenRequest(inspected: number): Action["request"] {
  const query = `whisperagentid=${inspected}&switchtype=0`;
  return ["POST", `qualitycontrol/{}/requestswitchinsertwhisperagent?${query}`];
}

/** Sends a POST to the control API. Returns the status and the body of the answer. */
async function post(control: InProcessControl, url: string, body?: object) {
  const outcome = await control.request({ method: "POST", url, body, accept: "", signal: undefined });
  return { status: outcome.status, body: outcome.body as { retcode?: string; detail?: string } };
}

/** Returns the events, the agents' counters and the sizes of their mailboxes in a world. */
function readEffects({ center }: Pick<Gateway, "center">) {
  const agents = AGENTS.map((id) => [center.statistics(id), center.agent(id)?.mailbox.waiting.length]);
  return { events: center.log.recent(), agents };
}

test("a verb has the effects and the retcode of the client's request", async (t: Test) => {
  const gateway = await openGateway(t);
  const control = openInProcess({
    worlds: gateway.worlds,
    ca: "",
    isReady: () => true,
    replayTo,
    addresses: () => ({ gateway: "" }),
  });
  let runs = 0;
  const counts = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const name = `run-${++runs}`;
      const played = await openWithTalk(gateway, `${name}-played`);
      const real = await openWithTalk(gateway, `${name}-real`);
      for (const step of steps) {
        if (!("does" in step)) {
          const [path, body] = step;
          for (const kind of ["played", "real"]) await post(control, `/worlds/${name}-${kind}/${path}`, body);
          continue;
        }
        const { verb, request } = step.does;
        // Requests about a call also take a multimedia session, for which there are other verbs.
        const { call } = (verb[1] ?? {}) as { call?: string };
        if (call !== undefined && real.center.state.chats.has(call)) continue;
        const answer = await post(control, `/worlds/${name}-played/agents/${step.agent}/${verb[0]}`, verb[1]);
        // During an inspection the verb changes the mode, for which clients have another request.
        const inspected = real.center.agent(step.agent)?.session?.inspection?.agent;
        const isChange = verb[0] === "inspect" && (verb[1] as { agent: number }).agent === inspected;
        const [method, path, body] = isChange ? createListenRequest(inspected) : request;
        const reply = await real.clients.get(step.agent)?.send(method, path, { body });
        const retcode = answer.status < 400 ? "0" : answer.body.retcode;
        equal(retcode, reply?.body.retcode, `${JSON.stringify(step)}: ${answer.body.detail}`);
        counts[retcode === "0" ? "done" : "refused"]++;
        deepEqual(readEffects(played), readEffects(real), JSON.stringify(step));
      }
      gateway.worlds.delete(`${name}-played`);
      gateway.worlds.delete(`${name}-real`);
    }),
    { numRuns: countCases(40), seed: 13 },
  );
  t.ok(
    counts.done > countCases(120) && counts.refused > countCases(200),
    `${counts.done} done, ${counts.refused} refused`,
  );
});
