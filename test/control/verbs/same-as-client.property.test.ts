// Property: a verb of an agent has the effects and the retcode of the same request of that agent's client.
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { type Test, test } from "tap";
import { type InProcessControl, openInProcess } from "../../../src/control/plugin.ts";
import { replayTo } from "../../../src/replay/replay-to.ts";
import { cases } from "../../support/cases.ts";
import { type Client, type Gateway, openGateway } from "../../support/gateway.ts";

/** An action of an agent, as a verb with its body and as a request of a client with its body. */
interface Action {
  readonly verb: readonly [verb: string, body?: object];
  readonly request: readonly [method: string, path: string, body?: object];
}

const action = (verb: Action["verb"], request: Action["request"]): Action => ({ verb, request });

const call = fc.nat(3).map((n) => `1767603600-${n + 1}`);
const colleague = fc.constantFrom(101, 102, 110);

/** The modes of a transfer to an outside number: the gateway's code, and the verb's word for it. */
const OUTSIDE_MODES = { 1: "release", 2: "success", 3: "talk", 4: "threeParty" } as const;

const simple = fc.constantFrom(
  action(["answer"], ["PUT", "voicecall/{}/answer"]),
  action(["hold"], ["POST", "voicecall/{}/hold"]),
  action(["retrieve"], ["POST", "voicecall/{}/gethold"]),
  action(["release"], ["DELETE", "voicecall/{}/release"]),
  action(["mute"], ["POST", "voicecall/{}/beginmute"]),
  action(["unmute"], ["POST", "voicecall/{}/endmute"]),
  action(["cancel-transfer"], ["POST", "voicecall/{}/canceltransfer"]),
  action(["reject"], ["POST", "voicecall/{}/reject", { mode: 1 }]),
  action(["reject", { after: "idle" }], ["POST", "voicecall/{}/reject", { mode: 2 }]),
);

const withCall = fc.oneof(
  call.map((id) => action(["answer", { call: id }], ["PUT", `voicecall/{}/answer?callid=${id}`])),
  call.map((id) => action(["retrieve", { call: id }], ["POST", `voicecall/{}/gethold?callid=${id}`])),
  call.map((id) => action(["release", { call: id }], ["POST", `voicecall/{}/dropcall/${id}`])),
  call.map((callid) => action(["reject", { call: callid }], ["POST", "voicecall/{}/reject", { callid, mode: 1 }])),
  call.map((callid) => action(["three-way-call", { call: callid }], ["POST", "voicecall/{}/confjoin", { callid }])),
  call.map((id) => action(["connect", { call: id }], ["POST", `voicecall/{}/connecthold/${id}`])),
);

const withOthers = fc.oneof(
  fc.constant(action(["call-out", { to: { number: "139" } }], ["PUT", "voicecall/{}/callout", { called: "139" }])),
  fc.constant(action(["call-out", { to: { queue: 25 } }], ["PUT", "voicecall/{}/callinnerskill", { skillId: 25 }])),
  colleague.map((agent) =>
    action(["call-out", { to: { agent } }], ["PUT", "voicecall/{}/callinner", { called: String(agent) }]),
  ),
  fc
    .constantFrom<0 | 2>(0, 2)
    .chain((mode) => fc.constantFrom({ agent: 101 }, { agent: 102 }, { queue: 25 }).map((to) => ({ to, mode })))
    .map(({ to, mode }) =>
      action(
        ["transfer", { to, mode: mode === 0 ? "release" : "success" }],
        [
          "POST",
          "voicecall/{}/transfer",
          "agent" in to
            ? { devicetype: 2, address: String(to.agent), mode }
            : { devicetype: 1, address: String(to.queue), mode },
        ],
      ),
    ),
  fc
    .constantFrom<keyof typeof OUTSIDE_MODES>(1, 2, 3, 4)
    .map((mode) =>
      action(
        ["transfer", { to: { number: "139" }, mode: OUTSIDE_MODES[mode] }],
        ["POST", "voicecall/{}/transfer", { devicetype: 5, address: "139", mode }],
      ),
    ),
  fc
    .tuple(colleague, fc.constantFrom<1 | 2>(1, 2))
    .map(([agent, mode]) =>
      action(
        ["consult", { to: { agent }, mode: mode === 1 ? "twoParty" : "threeParty" }],
        ["POST", "voicecall/{}/innerhelp", { dstaddress: String(agent), devicetype: 2, mode }],
      ),
    ),
  colleague.map((agent) =>
    action(["inspect", { agent, mode: "listen" }], ["PUT", `qualitycontrol/{}/addsupervise/${agent}`]),
  ),
);

const address = (agent: number) => ({ addressType: 9, address: String(agent) });
const ofParticipant = (verb: string, path: string, more: object = {}) =>
  colleague.map((agent) =>
    action([verb, { participant: { agent } }], ["POST", `agentconf/{}/${path}`, { ...address(agent), ...more }]),
  );

const inConference = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant(
      action(
        ["conference", { participants: {}, places: 3, length: "30m", warning: "5m" }],
        ["POST", "agentconf/{}/requestagentconf", { memberNum: 3, time: 30, promptTime: 5 }],
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: colleague.map((agent) =>
      action(
        ["add-participants", { participants: { agents: [agent], numbers: ["139"] } }],
        [
          "POST",
          "agentconf/{}/batchaddparticipant",
          { addresses: [address(agent), { addressType: 6, address: "139" }] },
        ],
      ),
    ),
  },
  colleague.map((agent) =>
    action(
      ["remove-participants", { participants: { agents: [agent] } }],
      ["POST", "agentconf/{}/batchremoveparticipant", { addresses: [address(agent)] }],
    ),
  ),
  ofParticipant("hold-participant", "holdparticipant", { voicePath: "y:/1.V3" }),
  ofParticipant("retrieve-participant", "unholdparticipant"),
  ofParticipant("mute-participant", "changeparticipantmode", { attribute: 1 }),
  ofParticipant("unmute-participant", "changeparticipantmode", { attribute: 3 }),
  colleague.map((agent) =>
    action(["hand-over-chair", { agent }], ["POST", "agentconf/{}/applytoshiftpresident", { destAgentNo: agent }]),
  ),
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      action(["prolong-conference", { by: "10m" }], ["POST", "agentconf/{}/prolongtime", { prolongTime: 10 }]),
      action(["answer-conference"], ["POST", "agentconf/{}/answeragentconf"]),
      action(["answer-conference"], ["POST", "agentconf/{}/answeragentconf"]),
      action(["reject-conference"], ["POST", "agentconf/{}/rejectagentconf"]),
      action(["leave-conference"], ["POST", "agentconf/{}/requestleaveagentconf"]),
      action(["end-conference"], ["POST", "agentconf/{}/releaseagentconf"]),
    ),
  },
);

const agentStep = fc.record({
  agent: colleague,
  does: fc.oneof(
    { weight: 3, arbitrary: simple },
    { weight: 1, arbitrary: withCall },
    { weight: 3, arbitrary: withOthers },
    { weight: 3, arbitrary: inConference },
  ),
});

/** Steps of others: customers call and hang up, outside parties answer, the clock advances. */
const otherStep = fc.constantFrom<readonly [path: string, body?: object]>(
  ["calls", { to: { agent: 101 }, from: "13800000001" }],
  ["calls", { to: { queue: 25 }, from: "13800000002" }],
  ["calls/1767603600-1/hang-up"],
  ["calls/1767603600-2/answer"],
  ["conferences/1024256/answer"],
  ["conferences/1024256/hang-up"],
  ["clock/advance", { by: "7s" }],
);

const step = fc.oneof({ weight: 5, arbitrary: agentStep }, { weight: 1, arbitrary: otherStep });

const CENTER = {
  agents: [
    { id: 101, name: "Ada", queues: [25, 26] },
    { id: 102, name: "Ben", queues: [25] },
    { id: 110, name: "Grace", queues: [25], inspector: true },
  ],
};

const AGENTS = [101, 102, 110] as const;

/** Opens a world in which the clients of all agents are signed in, and Ada talks with a customer. */
async function openTalk(gateway: Awaited<ReturnType<typeof openGateway>>, name: string) {
  const world = await gateway.open(name, { center: CENTER });
  const clients = new Map<number, Client>();
  for (const id of AGENTS) clients.set(id, await world.signedIn(id, { phonenum: `40${id}`, autoanswer: false }));
  world.call({ agent: 101 });
  await clients.get(101)?.put("voicecall/{}/answer");
  return { ...world, clients };
}

/** Returns the request of an inspector that changes its inspection to listening. */
function listenRequest(inspected: number): Action["request"] {
  const query = `whisperagentid=${inspected}&switchtype=0`;
  return ["POST", `qualitycontrol/{}/requestswitchinsertwhisperagent?${query}`];
}

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
    ready: () => true,
    replayTo,
    addresses: () => ({ gateway: "" }),
  });
  let runs = 0;
  const seen = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const name = `run-${++runs}`;
      const played = await openTalk(gateway, `${name}-played`);
      const real = await openTalk(gateway, `${name}-real`);
      for (const step of steps) {
        if (!("does" in step)) {
          const [path, body] = step;
          for (const which of ["played", "real"]) await post(control, `/worlds/${name}-${which}/${path}`, body);
          continue;
        }
        const { verb, request } = step.does;
        const answer = await post(control, `/worlds/${name}-played/agents/${step.agent}/${verb[0]}`, verb[1]);
        // During an inspection the verb changes the mode, for which clients have another request.
        const inspected = real.center.agent(step.agent)?.session?.inspection?.agent;
        const isChange = verb[0] === "inspect" && (verb[1] as { agent: number }).agent === inspected;
        const [method, path, body] = isChange ? listenRequest(inspected) : request;
        const reply = await real.clients.get(step.agent)?.send(method, path, { body });
        const retcode = answer.status < 400 ? "0" : answer.body.retcode;
        equal(retcode, reply?.body.retcode, `${JSON.stringify(step)}: ${answer.body.detail}`);
        seen[retcode === "0" ? "done" : "refused"]++;
        deepEqual(readEffects(played), readEffects(real), JSON.stringify(step));
      }
      gateway.worlds.delete(`${name}-played`);
      gateway.worlds.delete(`${name}-real`);
    }),
    { numRuns: cases(40), seed: 13 },
  );
  t.ok(seen.done > cases(120) && seen.refused > cases(200), `${seen.done} done, ${seen.refused} refused`);
});
