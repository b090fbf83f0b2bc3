// Tests that agents, queues, skills and colleagues are derived from a tape.
import { test } from "tap";
import { deriveWorldOfTape } from "../../src/conform/play/world-of-tape.ts";
import type { TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";

const HEAD = {
  format: "cc-gateway-simulator gateway tape",
  number: 1,
  version: "0.1.0",
  start: "2026-01-05T09:00:00.000Z",
  anonymized: true,
} as const;

const createExchange = (method: string, path: string, answer: object, body?: object): TapedExchange => ({
  exchange: 1,
  connection: 1,
  from: 0,
  to: 1,
  request: {
    method,
    url: `/agentgateway/resource/${path}`,
    headers: [],
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  },
  answer: { status: 200, headers: [], body: JSON.stringify(answer) },
  end: "answered",
});

const OK = { message: "", retcode: "0" };

test("a world has the agents, queues and skills that answers and events name", (t) => {
  const skills = [
    { name: "Name 1", id: 25, mediatype: 5 },
    { name: "Name 2", id: 30, mediatype: 1 },
  ];
  const content = { callId: "1767603600-1", skillName: "Name 3", skillId: 26, caller: "13000000001", called: "60001" };
  const event = { eventType: "AgentEvent_Incoming_CallInfo", workNo: "102", content };
  const exchanges = [
    createExchange("PUT", "onlineagent/101", { ...OK, result: { workno: "101" } }, { password: "***" }),
    createExchange("GET", "onlineagent/101/agentskills", { ...OK, result: skills }),
    createExchange("PUT", "onlineagent/102", { ...OK, result: { workno: "102" } }, { password: "***" }),
    createExchange("GET", "agentevent/102", { ...OK, event }),
    createExchange("PUT", "onlineagent/103", { message: "", retcode: "100-004" }, { password: "***" }),
    createExchange("POST", "voicecall/101/transfer", OK, { devicetype: 2, address: "104", mode: 0 }),
  ];
  t.strictSame(deriveWorldOfTape({ head: HEAD, exchanges }), {
    scenario: {
      name: "world of a tape",
      center: {
        queues: [
          { id: 25, name: "Name 1", media: "voice" },
          { id: 26, name: "Name 3", accessCode: "60001" },
          { id: 30, name: "Name 2", media: "chat" },
        ],
        agents: [
          { id: 101, queues: [25, 30] },
          { id: 102, queues: [26] },
          { id: 104, queues: [] },
        ],
      },
    },
    first: [
      {
        sentence: "agent 104, whose client is not on the tape, is signed in",
        act: { method: "PATCH", path: "/agents/104", body: { signedIn: true } },
      },
    ],
  });
  t.end();
});

test("a query of a colleague's queues says nothing about the queues of the agent who sends it", (t) => {
  const exchanges = [
    createExchange("PUT", "onlineagent/101", { ...OK, result: { workno: "101" } }, { password: "***" }),
    createExchange("GET", "onlineagent/101/agentskills", { ...OK, result: [{ name: "Name 1", id: 25, mediatype: 5 }] }),
    createExchange("GET", "onlineagent/101/agentskillsbyworkno/102", {
      ...OK,
      result: [{ name: "Name 2", id: 30, mediatype: 5 }],
    }),
  ];
  t.hasStrict(deriveWorldOfTape({ head: HEAD, exchanges }), {
    scenario: { center: { agents: [{ id: 101, queues: [25] }] } },
  });
  t.end();
});
