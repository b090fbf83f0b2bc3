// Compares the events that each session should get, according to the log, with those that its client received.
import { deepEqual, equal } from "node:assert/strict";
import type { AgentId } from "../../../src/core/index.ts";
import { writeEvent } from "../../../src/gateway/events/event-wire.ts";
import type { World } from "../../../src/world/world.ts";

/** Records the events of the sessions of a world from now on. */
export function recordDeliveries({ center, settings }: World) {
  const expected = new Map<number, string[]>();
  const received = new Map<number, string[]>();
  const latest = new Map<AgentId, number>();
  center.log.listen((logged) => {
    if (!("agent" in logged.event)) return;
    const { agent } = logged.event;
    const session = center.agent(agent)?.session?.serial ?? latest.get(agent) ?? 0;
    latest.set(agent, session);
    const text = writeEvent(logged, settings);
    if (text !== undefined) expected.set(session, [...(expected.get(session) ?? []), text]);
  });
  return {
    /** Records an event that the client of a session received. */
    recordReceived(session: number, event: unknown): void {
      received.set(session, [...(received.get(session) ?? []), JSON.stringify(event)]);
    },
    /** Checks that no event is lost, repeated or out of order. */
    check(): void {
      const alive = new Map([...center.state.agents.values()].map((agent) => [agent.session?.serial, agent]));
      for (const [session, all] of expected) {
        const list = received.get(session) ?? [];
        const waiting = alive.get(session)?.mailbox.waiting.flatMap((logged) => writeEvent(logged, settings) ?? []);
        // An ended session can still get its sign-out event, which comes last and after any events that were dropped.
        const isSignOut = waiting === undefined && list.at(-1)?.includes("AgentOther_ShutdownService") === true;
        const before = isSignOut ? list.slice(0, -1) : list;
        deepEqual(before, all.slice(0, before.length), `the client of session ${session} received events out of order`);
        if (waiting !== undefined)
          deepEqual([...list, ...waiting], all, `the client of session ${session} has lost an event`);
        if (isSignOut) equal(list.at(-1), all.at(-1));
      }
    },
  };
}
