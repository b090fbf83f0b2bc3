// The retcodes 106: multimedia sessions and text chats.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const MULTIMEDIA_RETCODES = {
  "106-001": { message: "multimedia is switched off", reasons: ["chat-off"] },
  "106-002": { message: "message is empty", reasons: ["empty-message"] },
  "106-003": { message: "number of sessions is too large" },
  "106-004": { message: "device type is invalid" },
  "106-008": { message: "media type is invalid", reasons: ["wrong-media"] },
  "106-011": { message: "no such video session", reasons: ["no-video-chat"] },
  "106-012": { message: "agent has no queue of this media type", reasons: ["no-queue-of-media"] },
  "106-015": { never: "the simulator has no media server that could fail" },
} as const satisfies RetcodeFamily<"106">;
