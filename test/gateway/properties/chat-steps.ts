// Generates random steps of clients, customers and the clock for the property test of chats.
import fc from "fast-check";
import type { Destination } from "../../../src/core/index.ts";

/** The agents: 101 to 103 in queues of chats, 104 in none, and 110, an inspector. */
export const AGENTS = [101, 102, 103, 104, 110];

/** The center: one queue of calls, and one of chats for each of four media. */
export const CHAT_CENTER = {
  queues: [
    { id: 25, name: "Support" },
    { id: 41, name: "Chats", media: "chat" },
    { id: 42, name: "Web", media: "webChat" },
    { id: 43, name: "Video", media: "h5Video" },
    { id: 44, name: "Texts", media: "sms", maxWaiting: 1 },
  ],
  agents: [
    { id: 101, name: "Ada", queues: [25, 41, 42, 43] },
    { id: 102, name: "Ben", queues: [25, 41, 42, 43, 44] },
    { id: 103, name: "Cleo", queues: [25, 41] },
    { id: 104, name: "Dan", queues: [25] },
    { id: 110, name: "Grace", queues: [], inspector: true },
  ],
};

/** The placeholder of a chat in a path or a body. */
export const CHAT = "{chat}";

/** The placeholder of a file that was sent. */
export const FILE = "{file}";

/** The placeholder of a text that differs from all other messages. */
export const TEXT = "{text}";

/** A request of a client. */
export interface RequestStep {
  readonly do: "request";
  readonly agent: number;
  /** Whether it is about chats only, so that calls are the same without it. */
  readonly isChat: boolean;
  readonly method: string;
  /** Below the root; `{}` is the agent. */
  readonly path: string;
  readonly body?: unknown;
  /** The name of a file to upload. */
  readonly upload?: string;
  /** Selects the chat or the file. */
  readonly nth: number;
}

/** One step of a client, a customer or the clock. */
export type ChatStep =
  | RequestStep
  | {
      readonly do: "chat";
      readonly to: Destination;
      readonly text: string | undefined;
      readonly patience: number | undefined;
    }
  | { readonly do: "call"; readonly agent: number }
  | { readonly do: "write" | "leave"; readonly nth: number }
  | { readonly do: "poll"; readonly agent: number }
  | { readonly do: "advance"; readonly seconds: number };

type Row = readonly [method: string, path: string, body?: unknown];

/** Addresses of transfers: agents and queues, such as those of other media and unknown ones. */
const address = fc.constantFrom(101, 102, 103, 104, 25, 41, 42, 43, 999);
const text = fc.constantFrom(TEXT, TEXT, TEXT, "", "a".repeat(6_145));

/** Requests of the groups textchat and mediacall, and those of voicecall that take a chat. */
const chatRow: fc.Arbitrary<Row> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Row>(
      ["PUT", `textchat/{}/answer/${CHAT}`],
      ["PUT", `voicecall/{}/answer?callid=${CHAT}`],
    ),
  },
  fc.constantFrom<Row>(
    ["DELETE", `textchat/{}/reject/${CHAT}`],
    ["DELETE", `textchat/{}/drop/${CHAT}`],
    ["POST", `voicecall/{}/dropcall/${CHAT}`],
    ["POST", `voicecall/{}/reject`, { callid: CHAT, mode: 1 }],
    ["PUT", "textchat/{}/confirmmessage"],
    ["GET", `textchat/{}/callcontent?callId=${CHAT}&pageNo=1&pageSize=1000`],
    ["GET", `textchat/{}/callcontent?callId=${CHAT}&pageNo=0&pageSize=10`],
    ["POST", "textchat/{}/callsession", { pageSize: 1_000 }],
    ["GET", `textchat/{}/mediafile?filePath=${FILE}`],
    ["GET", "textchat/{}/mediafile?filePath=/../1.txt"],
    ["POST", "mediacall/{}/getconnectinfo", { userType: "agent", callid: CHAT }],
    ["POST", "mediacall/{}/imagecapture", { userType: "user", callid: CHAT }],
  ),
  {
    weight: 4,
    arbitrary: text.chain((content) =>
      fc.constantFrom<Row>(
        ["PUT", "textchat/{}/chatmessage", { callId: CHAT, content, needCheck: "true", chatId: "7" }],
        ["POST", "mediacall/{}/sendmessage", { callid: CHAT, data: content }],
        ["POST", "textchat/{}/sendmessagewithoutcall", { skillId: 44, chatId: "1", chatReceiver: "1", content }],
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: address.chain((to) =>
      fc.constantFrom<Row>(
        ["PUT", `textchat/{}/internalcall/${to}`],
        ["POST", "textchat/{}/transfer", { addesstype: to > 100 ? 1 : 10, destaddr: to, callid: CHAT, mode: 0 }],
        ["POST", "textchat/{}/transfer", { addesstype: to > 100 ? 1 : 10, destaddr: to, callid: CHAT, mode: 1 }],
        ["POST", "mediacall/{}/transfer", { devicetype: to > 100 ? 2 : 1, address: String(to), callid: CHAT, mode: 0 }],
        ["POST", "mediacall/{}/transfer", { devicetype: to > 100 ? 2 : 1, address: String(to), callid: CHAT, mode: 2 }],
        ["POST", "mediacall/{}/transfer", { devicetype: 4, address: `600${to}`, callid: CHAT, mode: 0 }],
      ),
    ),
  },
  fc
    .tuple(fc.constantFrom(1, 51, 5, 53, 3), fc.constantFrom(0, 1, 5, 61))
    .chain(([mediaType, callnums]) =>
      fc.constantFrom<Row>(
        ["POST", "mediacall/{}/setcallnums", { mediaType, callnums }],
        [
          "POST",
          "mediacall/{}/setcallnumsbymediatype",
          { totalCallNum: callnums, agentMediaCallNums: [{ mediaType, callNum: callnums }] },
        ],
      ),
    ),
);

const uploadStep = fc.constantFrom("a.png", "b.ZIP", "../a.png", "a.exe").map((upload) => ({
  row: ["POST", `textchat/{}/mediafile?callId=${CHAT}&isNeedConfirm=false&chatId=7&msgType=2`] as Row,
  upload,
}));

/** Bodies of any shape, in place of a valid one. */
const anyBody = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(undefined, "", "{", "null", "[]", { callId: [CHAT] }, { callid: null, callId: null }),
);

/** Other requests: for sessions, states, calls and inspections. */
const otherRow = fc.constantFrom<Row>(
  ["PUT", "onlineagent/{}", { password: "secret", phonenum: "40101" }],
  ["PUT", "onlineagent/{}/forcelogin", { password: "secret", phonenum: "40101", checkInWebm: false }],
  ["PUT", "onlineagent/{}/forcelogin", { password: "secret", phonenum: "40101" }],
  ["POST", "onlineagent/{}/resetskill/true"],
  ["POST", "onlineagent/{}/resetskill/true"],
  ["DELETE", "onlineagent/{}/logout"],
  ["DELETE", "onlineagent/{}/forcelogout"],
  ["POST", "onlineagent/{}/saybusy"],
  ["POST", "onlineagent/{}/sayfree"],
  ["POST", "onlineagent/{}/work"],
  ["PUT", "voicecall/{}/answer"],
  ["DELETE", "voicecall/{}/release"],
  ["POST", "voicecall/{}/hold"],
  ["POST", "voicecall/{}/gethold"],
  ["PUT", "voicecall/{}/callinner", { called: "102" }],
  ["PUT", "voicecall/{}/callout", { called: "13900000001" }],
  ["PUT", "qualitycontrol/{}/addsupervise/101"],
  ["DELETE", "qualitycontrol/{}/101"],
);

const agent = fc.constantFrom(101, 101, 101, 102, 102, 103, 103, 104, 110);
const nth = fc.nat(11);

const requestStep: fc.Arbitrary<RequestStep> = fc
  .record({
    agent,
    nth,
    what: fc.oneof(
      { weight: 12, arbitrary: chatRow.map((row) => ({ row, isChat: true })) },
      { weight: 2, arbitrary: uploadStep.map((step) => ({ ...step, isChat: true })) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(chatRow, anyBody)
          .map(([[method, path], body]) => ({ row: [method, path, body] as Row, isChat: true })),
      },
      { weight: 6, arbitrary: otherRow.map((row) => ({ row, isChat: false })) },
    ),
  })
  .map(({ agent, nth, what: { row, isChat, ...more } }) => {
    const [method, path, body] = row;
    return { do: "request", agent, nth, isChat, method, path, ...(body === undefined ? {} : { body }), ...more };
  });

const chatStep: fc.Arbitrary<ChatStep> = fc.oneof(
  { weight: 24, arbitrary: requestStep },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("chat" as const),
      to: fc.constantFrom<Destination>(
        { queue: 41 },
        { queue: 41 },
        { queue: 42 },
        { queue: 43 },
        { queue: 44 },
        { agent: 101 },
      ),
      text: fc.option(fc.constant(TEXT), { nil: undefined }),
      patience: fc.option(fc.constantFrom(7, 40), { nil: undefined }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom("write" as const, "write" as const, "leave" as const), nth }),
  },
  { weight: 2, arbitrary: agent.map((id) => ({ do: "call" as const, agent: id })) },
  { weight: 3, arbitrary: agent.map((id) => ({ do: "poll" as const, agent: id })) },
  { weight: 2, arbitrary: fc.constantFrom(1, 7, 40).map((seconds) => ({ do: "advance" as const, seconds })) },
);

/** Generates the steps of a world. */
export const chatSteps = fc.array(chatStep, { minLength: 30, maxLength: 60 });
