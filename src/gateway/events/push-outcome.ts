// Applies the outcome of a push to its world: an acknowledgment, or a failure.
import { type Agent, dropEvents, type Instant, signOut } from "../../core/index.ts";
import type { GatewayWorld } from "../host.ts";
import type { PushFailure } from "./push-failure.ts";

/** The failures of a session's pushes. */
export interface PushFailures {
  /** The instant from which all pushes have failed, in wall time; undefined if the last push has not failed. */
  failingSince: Instant | undefined;
}

/** Notes that an agent's client has acknowledged the events before a mailbox position. */
export function acknowledgePush(world: GatewayWorld, agent: Agent, failures: PushFailures, before: number): void {
  failures.failingSince = undefined;
  world.clientObserver.onEventsSent(agent.id);
  dropPushed(world, agent, before);
}

/** Drops the events before a mailbox position: the client has them, or never gets them. */
export function dropPushed({ tape, center }: GatewayWorld, { id, mailbox }: Agent, before: number): void {
  if (before <= mailbox.first) return;
  tape.mark({ pushed: id, before });
  center.perform(dropEvents, { agent: id, before });
}

/**
 * Notes that a push has failed. Signs the agent out if pushes have failed for the time `pushGiveUp`.
 *
 * @param maxErrorMs the maximum error of the times of the failures (milliseconds)
 * @returns whether the agent was signed out
 */
export function failPush(
  world: GatewayWorld,
  { id }: Agent,
  failures: PushFailures,
  { sentence, isByClient }: PushFailure,
  maxErrorMs = 0,
): boolean {
  world.clientObserver.onPushFailed(id, sentence, isByClient);
  failures.failingSince ??= world.wallTime;
  if (world.wallTime - failures.failingSince < world.gatewaySettings.pushGiveUp - maxErrorMs) return false;
  world.tape.decide({ kind: "pushGaveUp", agent: id }, () =>
    world.center.perform(signOut, { agent: id, cause: "pushFailed" }),
  );
  return true;
}
