// Chooses the next reply of a customer or an agent in a chat, and how long it takes.
import { type Chance, type Duration, sample } from "../../core/index.ts";
import type { RepliesPlan } from "../center/replies.ts";

/** Returns the time to the next reply, in milliseconds. The same seed and stream give the same times. */
export function drawReplyTime({ after }: RepliesPlan, chance: Chance, stream: string): Duration {
  return sample(after, chance, `${stream}/after`);
}

/** Returns the text of a reply by its place in the plan; undefined after the last one. */
export function chooseReplyText(
  { texts }: RepliesPlan,
  place: number,
  chance: Chance,
  stream: string,
): string | undefined {
  const text = texts[place];
  if (text === undefined || typeof text === "string") return text;
  return text[Math.floor(chance.drawFraction(`${stream}/text`) * text.length)];
}
