// The retcodes 700 of text chats: messages and files.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const CHAT_RETCODES = {
  "700-003": {
    message: "message could not be sent",
    reasons: ["chat-unanswered", "chats-full", "long-message", "files-full", "file-too-large"],
  },
  "700-012": { never: "the simulator has no list of sensitive words" },
  "700-014": { never: "chats are in memory, so no query of a database fails" },
  "700-016": { never: "same as 700-012" },
  "700-017": { never: "there is no screen sharing in chats" },
  "700-023": { message: "file suffix is not allowed" },
  "700-024": { never: "listed in an old client for an interface that the newer ones lack" },
  "700-100": { never: "same as 700-014" },
} as const satisfies RetcodeFamily<"700">;
