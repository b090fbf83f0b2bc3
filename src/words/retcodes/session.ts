// The retcodes 106: sessions of chats and other media.
import type { RetcodeFamily } from "./row.ts";

export const SESSION_RETCODES = {
  "106-003": { message: "number of sessions is too large" },
} as const satisfies RetcodeFamily<"106">;
