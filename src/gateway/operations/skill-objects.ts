// Describes queues as the skills of an agent.
import * as z from "zod";
import type { Center, QueueId } from "../../core/index.ts";
import { MEDIA_TYPE } from "../events/chat-contents.ts";

/** Returns the shape of a queue as a skill, in the order of the samples. */
export const createSkillShape = () => z.object({ name: z.string(), id: z.number().int(), mediatype: z.number().int() });

/** A queue as a skill. */
export type SkillObject = z.output<ReturnType<typeof createSkillShape>>;

/** The descriptions of lists of queues. The lists and the names of queues never change. */
const descriptions = new WeakMap<readonly QueueId[], SkillObject[]>();

/** Describes a list of queues, such as those that an agent is signed in to. Descriptions are cached by list, so a list must not change. */
export function describeSkills({ state }: Center, queues: readonly QueueId[]): SkillObject[] {
  const known = descriptions.get(queues);
  if (known !== undefined) return known;
  const skills: SkillObject[] = [];
  for (const id of queues) {
    const queue = state.queues.get(id);
    if (queue !== undefined) skills.push({ name: queue.name, id, mediatype: MEDIA_TYPE[queue.media] });
  }
  descriptions.set(queues, skills);
  return skills;
}
