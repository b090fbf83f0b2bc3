// Requests and events of a small story, for tests of the ladder.

import type { LadderInput } from "../../../src/board/ladder/row.ts";
import type { Instant, JournalEntry, WorldEvent } from "../../../src/control/api-types.ts";

const START = Date.parse("2026-01-05T09:00:00.000Z");

/** Returns the instant this many seconds after the start. */
export const after = (seconds: number): Instant => new Date(START + seconds * 1_000).toISOString() as Instant;

/** Returns a request of agent 101 that was answered 0 at once. */
export function request(number: number, operation: string, more: Partial<JournalEntry> = {}): JournalEntry {
  const at = more.worldTime ?? after(0);
  return {
    number,
    input: number,
    connection: 1,
    phase: "answered",
    receivedAt: "2026-03-02T10:15:07.512Z",
    worldTime: at,
    operation,
    method: "GET",
    path: `/agentgateway/resource/${operation}/101`,
    query: null,
    agent: 101,
    guid: "f81d4fae",
    retcode: "0",
    reason: null,
    events: [],
    repeated: false,
    fault: null,
    abandoned: false,
    request: null,
    answer: null,
    bodies: "kept",
    status: 200,
    endedAt: "2026-03-02T10:15:07.513Z",
    endedWorldTime: at,
    ms: 0.4,
    ...more,
  };
}

/** Returns a poll that brought an event, or none. */
export function poll(
  number: number,
  eventType?: string,
  more: Partial<JournalEntry> = {},
  content = "null",
): JournalEntry {
  const event =
    eventType === undefined ? "" : `,"event":{"eventType":"${eventType}","workNo":"101","content":${content}}`;
  const text = `{"message":"","retcode":"0"${event}}`;
  return request(number, "getAgentEvent", { answer: { text, bytes: text.length, sha256: null }, ...more });
}

/** Returns a push of events with these names. Unless `more` has another outcome, its client has acknowledged it. */
export function push(number: number, names: readonly string[], more: Partial<JournalEntry> = {}): JournalEntry {
  const events = names.map((name) => `{"eventType":"${name}","workNo":"101","content":null}`).join(",");
  const text = `{"workNo":"101","eventList":[${events}]}`;
  return request(number, "push", {
    input: null,
    method: "POST",
    path: "http://127.0.0.1:9000/events",
    request: { text, bytes: text.length, sha256: null },
    ...more,
  });
}

/** Returns an event of agent 101. */
export function event(serial: number, type: WorldEvent["type"], cause: number | string, more: object = {}): WorldEvent {
  return { serial, at: after(0), cause, type, agent: 101, ...more };
}

/** Returns the input of a ladder, without findings. */
export function ladder(more: Partial<LadderInput>): LadderInput {
  return {
    entries: [],
    events: [],
    findings: [],
    showsEmptyPolls: false,
    ...more,
  };
}
