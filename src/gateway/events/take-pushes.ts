// Takes the events that a world would push, for a comparison that sends none.
import { type AgentId, dropEvents } from "../../core/index.ts";
import type { GatewayWorld } from "../host.ts";
import { writeEvent } from "./event-wire.ts";
import { pushHeaders, writePush } from "./post-push.ts";

/** A push that is not sent. */
export interface TakenPush {
  /** When its event happened (milliseconds since 1970). */
  readonly at: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body with this event alone. */
  readonly body: string;
}

/**
 * Takes the events that wait for an agent's client, as if it had acknowledged them.
 *
 * @returns a push for each event; empty if the session of the agent has no push
 */
export function takePushes({ center, gatewaySettings, tape }: GatewayWorld, id: AgentId): readonly TakenPush[] {
  const agent = center.agent(id);
  const { session, mailbox } = agent ?? {};
  const target = session?.details.push;
  if (session === undefined || mailbox === undefined || target === undefined) return [];
  const waiting = [...mailbox.waiting];
  if (waiting.length === 0) return [];
  const before = mailbox.first + waiting.length;
  const pushes = waiting.flatMap((logged): readonly TakenPush[] => {
    const text = writeEvent(logged, gatewaySettings);
    if (text === undefined) return [];
    return [{ at: logged.at, headers: pushHeaders(target, session), body: writePush(target, id, [text]) }];
  });
  tape.mark({ pushed: id, before });
  center.perform(dropEvents, { agent: id, before });
  return pushes;
}
