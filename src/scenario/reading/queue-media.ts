// Checks that calls go to queues of calls and chats to queues of chats, in the center and in steps.
import type { UnplacedProblem } from "../../forms/problems.ts";
import { isForChats } from "../center/center-plan.ts";
import type { WrittenCenter } from "../center/center-schema.ts";
import type { ReferenceTargets } from "./reference-targets.ts";
import type { Reference } from "./step-references.ts";
import type { WrittenStep } from "./step-schema.ts";

/** Returns the ids of the queues that are for chats. */
export function findChatQueues({ queues = [] }: WrittenCenter): ReadonlySet<number> {
  return new Set(queues.filter(({ media = "voice" }) => isForChats(media)).map(({ id }) => id));
}

/** Reports recorded queues of chats, queues that overflow into one of the other kind, and agents without chats in a queue of chats. */
export function checkMedia(center: WrittenCenter): UnplacedProblem[] {
  const chatQueues = findChatQueues(center);
  const queueIds = new Set((center.queues ?? []).map(({ id }) => id));
  const problems: UnplacedProblem[] = [];
  for (const [i, { id, overflow, record }] of (center.queues ?? []).entries()) {
    if (chatQueues.has(id) && record === true) {
      problems.push({ path: ["center", "queues", i, "record"], message: "chats are not recorded: leave record out" });
    }
    // An unknown queue is reported elsewhere.
    if (overflow === undefined || !queueIds.has(overflow)) continue;
    if (chatQueues.has(id) === chatQueues.has(overflow)) continue;
    const what = chatQueues.has(id) ? "chats" : "calls";
    const message = `queue ${overflow} takes no ${what}: the overflow of queue ${id} must be a queue for ${what} too`;
    problems.push({ path: ["center", "queues", i, "overflow"], message });
  }
  for (const [i, { queues = [], media }] of (center.agents ?? []).entries()) {
    if (media === undefined || media.includes("chat")) continue;
    for (const [j, queue] of queues.entries()) {
      if (!chatQueues.has(queue)) continue;
      const message = `queue ${queue} is for chats, and this agent takes none: add chat to its media`;
      problems.push({ path: ["center", "agents", i, "queues", j], message });
    }
  }
  return problems;
}

/** The calls or chats that a step sends to the queue that it names. Other steps only refer to queues. */
const SENT: Readonly<Record<string, "calls" | "chats">> = {
  call: "calls",
  callOut: "calls",
  transfer: "calls",
  consult: "calls",
  threeWayCall: "calls",
  conference: "calls",
  traffic: "calls",
  chat: "chats",
  transferChat: "chats",
  chatTraffic: "chats",
};

/** Returns the sentence for a step that sends calls to a queue of chats, or chats to a queue of calls; undefined for other references. */
export function describeWrongMedia(
  step: WrittenStep,
  { what, found }: Reference,
  { chatQueues }: ReferenceTargets,
): string | undefined {
  if (what !== "queue" || chatQueues === undefined) return undefined;
  const name = Object.keys(step).find((member) => step[member as keyof WrittenStep] !== undefined) ?? "";
  const sent = Object.hasOwn(SENT, name) ? SENT[name] : undefined;
  if (sent === undefined || (sent === "chats") === chatQueues.has(found)) return undefined;
  return sent === "calls"
    ? `queue ${found} is for chats: use a step for chats, or a queue whose media is voice or video`
    : `queue ${found} is for calls: use a step for calls, or give the queue media: chat, webChat or another medium of chats`;
}
