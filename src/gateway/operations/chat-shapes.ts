// Declares the shapes that requests about chats share: ids, texts, and numbers of chats.
import * as z from "zod";
import { text } from "./lenient.ts";

/** Returns the shape of a chat's id. */
export const chatId = () =>
  text(64)
    .pipe(z.string().min(1, { error: "000-002" }))
    .describe("the id of a chat, at most 64 characters");

/**
 * Returns the shape of a message. An empty one is refused with 106-002.
 *
 * @param maxLength the maximum length in characters
 * @param retcode the retcode for a message that is too long or not text
 */
export const messageText = (maxLength: number, retcode: string) =>
  text(maxLength, retcode).pipe(z.string().min(1, { error: "106-002" }));

/** The maximum number of chats that can be set for an agent. */
const MAX_CHATS_OF_AGENT = 60;

/** Returns the shape of a number of chats. A number above the maximum is refused with 106-003. */
export const chatCount = () =>
  z.preprocess(
    (value) => (typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z
      .number({ error: "000-002" })
      .int({ error: "000-002" })
      .min(1, { error: "000-002" })
      .max(MAX_CHATS_OF_AGENT, { error: "106-003" }),
  );
