// The operation that sets the maximum number of chats of an agent.
import * as z from "zod";
import { limitChats, refuse } from "../../../core/index.ts";
import { QUERYMONITOR } from "../../../words/interfaces/querymonitor.ts";
import { declareOperation } from "../../operation.ts";
import { chatCount } from "../chat-shapes.ts";
import { wholeNumber } from "../lenient.ts";
import { createAgentListShape } from "../work-number.ts";

const setMaxChatNum = declareOperation(QUERYMONITOR.setMaxChatNum, {
  summary: "Sets how many chats agents get at a time. The number is kept after a sign-out.",
  params: () => z.object({ vdnid: wholeNumber(0, 999_999_999), chatnum: chatCount() }),
  query: createAgentListShape,
  success: "done",
  retcodes: ["000-002", "100-006", "106-003"],
  retcodeOf: { "unknown-agent": "000-002" },
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, params, query }) =>
    params.vdnid === center.state.vdn.id
      ? center.perform(limitChats, { agents: query.agents, chats: params.chatnum })
      : refuse("no-such-vdn"),
});

/** The operation on the number of chats. A generated client is its only source. */
export const chats = [setMaxChatNum];
