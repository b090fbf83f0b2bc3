// Operations that set how many sessions an agent can have at a time.
import * as z from "zod";
import {
  type Center,
  CHAT_MEDIA,
  type ChatMedia,
  limitOwnChats,
  type Refusal,
  refuse,
  type Session,
} from "../../../core/index.ts";
import { MEDIACALL } from "../../../words/interfaces/mediacall.ts";
import { MEDIA_TYPE } from "../../events/chat-contents.ts";
import { declareOperation } from "../../operation.ts";
import { chatCount } from "../chat-shapes.ts";
import { oneOf } from "../lenient.ts";

/** The media types that the page of `setCallNums` lists. */
const TYPES_FOR_ONE_LIMIT = [1, 2, 4, 5, 15, 16, 17, 19, 51, 53] as const;
/** The media types that the page of `setCallNumsByMediaType` lists. */
const TYPES_FOR_SEVERAL_LIMITS = [1, 2, 4, 5, 15, 16, 17, 19, 50, 51, 52, 53, 56] as const;

/** The maximum number of media types in a request. */
const MAX_TYPES = 20;

interface TypeLimit {
  readonly mediaType: number;
  readonly callNum: number;
}

/**
 * Sets limits of an agent, who must be signed in to a queue of each media type. The simulator has queues of chats and of calls only.
 *
 * Refuses: no-queue-of-media, and as limitOwnChats.
 */
function setLimits(
  center: Center,
  agent: number,
  { skills }: Session,
  total: number | undefined,
  limits: readonly TypeLimit[],
): "done" | Refusal {
  const byMedia: { media: ChatMedia; chats: number }[] = [];
  for (const { mediaType, callNum } of limits) {
    const media = CHAT_MEDIA.find((media) => MEDIA_TYPE[media] === mediaType);
    if (media !== undefined) byMedia.push({ media, chats: callNum });
    else if (mediaType !== MEDIA_TYPE.voice) return refuse("no-queue-of-media");
    else if (!skills.some((id) => center.state.queues.get(id)?.media === "voice")) return refuse("no-queue-of-media");
  }
  return center.perform(limitOwnChats, { agent, total, byMedia });
}

const setCallNums = declareOperation(MEDIACALL.setCallNums, {
  summary: "Sets how many sessions of a media type the agent gets at a time. For calls (5) the number has no effect.",
  body: () => z.object({ mediaType: oneOf(TYPES_FOR_ONE_LIMIT, "106-008"), callnums: chatCount() }),
  success: "bare",
  retcodes: ["000-002", "100-006", "106-003", "106-008", "106-012"],
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, session, body }) =>
    setLimits(center, agentId, session, undefined, [{ mediaType: body.mediaType, callNum: body.callnums }]),
});

const setCallNumsByMediaType = declareOperation(MEDIACALL.setCallNumsByMediaType, {
  summary: "Sets how many sessions the agent gets at a time, in all and by media type.",
  body: () =>
    z.object({
      totalCallNum: chatCount(),
      agentMediaCallNums: z
        .array(z.object({ mediaType: oneOf(TYPES_FOR_SEVERAL_LIMITS, "106-008"), callNum: chatCount() }), {
          error: "000-002",
        })
        .max(MAX_TYPES, { error: "000-002" }),
    }),
  success: "bare",
  retcodes: ["000-002", "100-006", "106-003", "106-008", "106-012"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId, session, body }) =>
    setLimits(center, agentId, session, body.totalCallNum, body.agentMediaCallNums),
});

/** The operations that set the limits of an agent: for one media type (cec_07_1278), or for several and in all (cec_07_0463). */
export const limits = [setCallNums, setCallNumsByMediaType];
