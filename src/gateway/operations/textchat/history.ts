// Operations that query the messages of a chat, and the chats of an agent.
// All numbers and times in the results are text.
import * as z from "zod";
import { type Chat, type ChatRecord, findReadableChat, listReadableChats, refuse } from "../../../core/index.ts";
import { TEXTCHAT } from "../../../words/interfaces/textchat.ts";
import { MEDIA_TYPE } from "../../events/chat-contents.ts";
import { declareOperation } from "../../operation.ts";
import { chatId } from "../chat-shapes.ts";
import { orAbsent, text, wholeNumber } from "../lenient.ts";
import { date } from "../record-range.ts";

/** The maximum number of items of a page. */
const MAX_PAGE_SIZE = 1_000;
const DEFAULT_PAGE_SIZE = 20;

/** Returns the shape of the number of a page, from 1. */
const pageNumber = () => wholeNumber(1, 1_000_000);
/** Returns the shape of the number of items of a page. */
const pageSize = () => wholeNumber(1, MAX_PAGE_SIZE);

const pageMembers = { totalPageNo: z.string(), totalCount: z.string(), pageNo: z.string(), pageSize: z.string() };

const createContentItemShape = () =>
  z.object({
    id: z.string(),
    callId: z.string(),
    subMediaType: z.string(),
    sender: z.string(),
    // The gateway's spelling.
    reciver: z.string(),
    contentType: z.string(),
    content: z.string(),
    direction: z.string(),
    createTime: z.string(),
    confirmFlag: z.string(),
    status: z.string(),
  });

/** Returns a page of a list, and the numbers that describe it. */
function takePage<Item>(all: readonly Item[], number: number, size: number) {
  return {
    items: all.slice((number - 1) * size, number * size),
    numbers: {
      totalPageNo: String(Math.ceil(all.length / size)),
      totalCount: String(all.length),
      pageNo: String(number),
      pageSize: String(size),
    },
  };
}

/** The direction of messages that an agent has sent. */
const OUT = "1";
/** The direction of messages that the customer has sent. */
const IN = "0";

function describeMessages(chat: Chat | ChatRecord): z.output<ReturnType<typeof createContentItemShape>>[] {
  return chat.messages.map(({ number, from, text, contentType, at }) => {
    const sender = from === undefined ? chat.caller : String(from);
    return {
      id: String(number),
      callId: chat.id,
      subMediaType: String(MEDIA_TYPE[chat.media]),
      sender,
      reciver: sender === chat.caller ? chat.called : chat.caller,
      contentType: String(contentType),
      content: text,
      direction: from === undefined ? IN : OUT,
      createTime: String(at),
      confirmFlag: "0",
      status: "0",
    };
  });
}

const queryCallContent = declareOperation(TEXTCHAT.queryCallContent, {
  summary: "Returns a page of the stored messages of a chat that the agent talks or has talked in, oldest first.",
  query: () => z.object({ callId: chatId(), pageNo: pageNumber(), pageSize: pageSize() }),
  success: "data",
  result: () => z.object({ ...pageMembers, weccCallContentList: z.array(createContentItemShape()) }),
  retcodes: ["000-002", "100-006", "200-026"],
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId, query }) => {
    const chat = findReadableChat(center, agentId, query.callId);
    if (chat === undefined) return refuse("no-such-chat");
    const { items, numbers } = takePage(describeMessages(chat), query.pageNo, query.pageSize);
    return { ...numbers, weccCallContentList: items };
  },
});

// No document shows the members of a chat. They are the simulator's choice, named like those of messages and of the query.
const createSessionItemShape = () =>
  z.object({
    callId: z.string(),
    mediaType: z.string(),
    subMediaType: z.string(),
    callType: z.string(),
    caller: z.string(),
    called: z.string(),
    realCaller: z.string(),
    callerName: z.string(),
    skillId: z.string(),
    startTime: z.string(),
    answerTime: z.string(),
    endTime: z.string(),
    messageCount: z.string(),
  });

/** The callType of a customer's chat. */
const CUSTOMERS = "0";
/** The callType of a chat between agents. */
const INSIDE = "1";

function describeChat(chat: Chat | ChatRecord): z.output<ReturnType<typeof createSessionItemShape>> {
  const name = "customer" in chat ? chat.customer?.name : "customerName" in chat ? chat.customerName : undefined;
  const mediaType = String(MEDIA_TYPE[chat.media]);
  return {
    callId: chat.id,
    mediaType,
    subMediaType: mediaType,
    callType: name === undefined ? INSIDE : CUSTOMERS,
    caller: chat.caller,
    called: chat.called,
    realCaller: chat.caller,
    callerName: name ?? "",
    skillId: chat.queue === undefined ? "" : String(chat.queue),
    startTime: String(chat.begunAt),
    answerTime: chat.answeredAt === undefined ? "" : String(chat.answeredAt),
    endTime: "endedAt" in chat ? String(chat.endedAt) : "",
    messageCount: String(chat.lastMessage),
  };
}

/** The members of a chat that a query can select by. */
const SELECTED_BY = ["callType", "caller", "called", "realCaller", "callerName", "mediaType", "subMediaType"] as const;

const queryCallSession = declareOperation(TEXTCHAT.queryCallSession, {
  summary: "Returns a page of the chats that the agent talks or has talked in, latest first.",
  body: () =>
    z
      .object({
        startTime: orAbsent(date()),
        endTime: orAbsent(date()),
        pageNo: orAbsent(pageNumber()),
        pageSize: orAbsent(pageSize()),
        callType: orAbsent(text(8)),
        caller: orAbsent(text(128)),
        called: orAbsent(text(128)),
        realCaller: orAbsent(text(128)),
        callerName: orAbsent(text(128)),
        mediaType: orAbsent(text(8)),
        subMediaType: orAbsent(text(8)),
      })
      .prefault({}),
  success: "data",
  result: () => z.object({ ...pageMembers, weccCallBillList: z.array(createSessionItemShape()) }),
  retcodes: ["000-002", "100-006"],
  readsOnly: true,
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId, body }) => {
    const { startTime = 0, endTime = Number.POSITIVE_INFINITY, pageNo = 1, pageSize = DEFAULT_PAGE_SIZE } = body;
    const found = listReadableChats(center, agentId)
      .filter(({ begunAt }) => begunAt >= startTime && begunAt <= endTime)
      .map(describeChat)
      .filter((chat) => SELECTED_BY.every((name) => body[name] === undefined || body[name] === chat[name]))
      .reverse();
    const { items, numbers } = takePage(found, pageNo, pageSize);
    return { ...numbers, weccCallBillList: items };
  },
});

/** The queries of stored chats and their messages, which only a public client shows. */
export const history = [queryCallContent, queryCallSession];
