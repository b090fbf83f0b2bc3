// Moves that send notes to colleagues, and bulletins to a group or queue.
import { declareMove, type Floor, findSignedIn, hasSession, type Move, type SignedIn } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";

/** The input of `sendNote`. */
export interface SendNote {
  agent: AgentId;
  receivers: readonly AgentId[];
  text: string;
}

/** Sends a note (cec_07_1205). Signed-out receivers do not get it. Refuses: not-signed-in, no-receiver. */
export const sendNote: Move<SendNote, "done"> = declareMove((floor, { agent: id, receivers, text }) => {
  const sender = findSignedIn(floor, id);
  if (sender instanceof Refusal) return sender;
  const known = receivers.filter((receiver) => floor.state.agents.has(receiver));
  if (known.length === 0) return refuse("no-receiver");
  emitMessage(floor, sender, "noteArrived", text, (agent) => known.includes(agent.id));
  return "done";
});

/** The input of `publishBulletin`. */
export interface PublishBulletin {
  agent: AgentId;
  /** The name of a group or a queue. */
  to: { group: string } | { queue: string };
  text: string;
}

/** Publishes a bulletin to the agents of a group, or of a queue that they are signed in to. Refuses: not-signed-in, no-receiver. */
export const publishBulletin: Move<PublishBulletin, "done"> = declareMove((floor, { agent: id, to, text }) => {
  const sender = findSignedIn(floor, id);
  if (sender instanceof Refusal) return sender;
  if ("group" in to) {
    const agents = [...floor.state.agents.values()];
    if (!agents.some(({ group }) => group === to.group)) return refuse("no-receiver");
    emitMessage(floor, sender, "bulletinArrived", text, (agent) => agent.group === to.group);
    return "done";
  }
  const queue = [...floor.state.queues.values()].find(({ name }) => name === to.queue);
  if (queue === undefined) return refuse("no-receiver");
  emitMessage(floor, sender, "bulletinArrived", text, (agent) => agent.session.skills.includes(queue.id));
  return "done";
});

function emitMessage(
  floor: Floor,
  sender: SignedIn,
  type: "noteArrived" | "bulletinArrived",
  text: string,
  isReceiver: (agent: SignedIn) => boolean,
): void {
  const fromName = floor.nameOf(sender);
  for (const agent of floor.state.agents.values()) {
    if (hasSession(agent) && isReceiver(agent)) {
      floor.emit({ type, agent: agent.id, from: sender.id, fromName, text });
    }
  }
}
