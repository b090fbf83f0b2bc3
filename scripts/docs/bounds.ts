// Generates the table of limits from the constants in the code.
import { MAX_BUFFERED_BYTES } from "../../src/cli/output/log.ts";
import { BODY_LIMIT_BYTES } from "../../src/control/failure.ts";
import { LARGE_BODIES } from "../../src/control/paths.ts";
import { MAX_ADVANCE_MS } from "../../src/control/requests/clock.ts";
import { MAX_BUFFERED_LENGTH } from "../../src/control/streams/stream-writer.ts";
import { MAX_STREAMS } from "../../src/control/streams/streams.ts";
import {
  formatDuration,
  LOG_LENGTH,
  MAILBOX_LENGTH,
  MAX_ALL_PLACES,
  MAX_CALLS,
  MAX_CHAT_MESSAGES,
  MAX_CHAT_RECORDS,
  MAX_CHAT_TEXT,
  MAX_CHATS,
  MAX_FILE_SIZE,
  MAX_FILES,
  MAX_FILES_SIZE,
  MAX_PREVIEWS,
  MAX_RECORDINGS,
  MAX_WAITING,
  MIN_STORED_RECORDS,
} from "../../src/core/index.ts";
import { DEFAULT_MAX_AGENTS } from "../../src/forms/max-agents.ts";
import { MAX_DEPTH, MAX_VALUES } from "../../src/forms/unsafe-data.ts";
import { BODY_LIMIT_BYTES as GATEWAY_BODY_LIMIT } from "../../src/gateway/plugin.ts";
import { MAX_UNREAD_EVENTS } from "../../src/library/events-handle.ts";
import { MAX_SCENARIO_VALUES, MAX_TEXT_BYTES } from "../../src/scenario/reading/read-scenario.ts";
import { MAX_TOKENS } from "../../src/scenario/reading/yaml/yaml-document.ts";
import { MAX_EXPECTED_CALLS } from "../../src/scenario/stage/expected-calls.ts";
import { MAX_CHECKPOINT_BYTES, MAX_CHECKPOINTS } from "../../src/world/checkpoints.ts";
import { MAX_FAULTS, MAX_PORTS } from "../../src/world/faults/faults.ts";
import { MAX_FINDINGS } from "../../src/world/findings/findings.ts";
import { MAX_BODY_BYTES, MAX_PROCESS_BODY_BYTES, MAX_WORLD_BODY_BYTES } from "../../src/world/journal/bodies.ts";
import { JOURNAL_LENGTH } from "../../src/world/journal/journal-ring.ts";
import { MAX_ALL_FILES_SIZE } from "../../src/world/limits.ts";
import { MAX_MEMORY_MIB } from "../../src/world/reading/reading-thread.ts";
import { MAX_WORLDS } from "../../src/world/worlds.ts";
import { writeTable } from "./table.ts";

const OLDEST_GO = "the oldest are dropped";
const REFUSED = "refused";

/** The limits: the subject, the limit, and the behavior beyond it. */
const BOUNDS: readonly (readonly [what: string, most: string, beyond: string])[] = [
  ["worlds", formatCount(MAX_WORLDS), "409 `worlds-full`"],
  [
    "agents of a world",
    `${formatCount(DEFAULT_MAX_AGENTS)}, or \`--max-agents\``,
    "a scenario or snapshot is refused; no further agent is admitted",
  ],
  [
    "calls in progress in a world",
    formatCount(MAX_CALLS),
    "callers are turned away; an agent's call is refused with 100-007",
  ],
  ["calls that wait in a queue", `${formatCount(MAX_WAITING)}, or its \`maxWaiting\``, "callers are turned away"],
  ["direct calls that wait for an agent", formatCount(MAX_WAITING), "callers are turned away"],
  ["previews offered to an agent", formatCount(MAX_PREVIEWS), OLDEST_GO],
  ["records of past calls in a world", formatCount(2 * MIN_STORED_RECORDS), OLDEST_GO],
  ["finished recordings in a world", formatCount(MAX_RECORDINGS), OLDEST_GO],
  ["places of all conferences in a world", formatCount(MAX_ALL_PLACES), "a further conference is denied"],
  [
    "active chats in a world",
    formatCount(MAX_CHATS),
    "customers are turned away; a chat with a colleague is refused with 700-003",
  ],
  ["messages that a chat stores", formatCount(MAX_CHAT_MESSAGES), OLDEST_GO],
  ["ended chats in a world", formatCount(MAX_CHAT_RECORDS), OLDEST_GO],
  [
    "text in the chats of a world",
    `${formatCount(MAX_CHAT_TEXT)} characters`,
    "ended chats are dropped; then messages are refused",
  ],
  ["a file in a chat", formatBytes(MAX_FILE_SIZE), "refused with 700-003"],
  [
    "files in the chats of a world",
    `${formatBytes(MAX_FILES_SIZE)} and ${formatCount(MAX_FILES)} files`,
    "those of ended chats are dropped; then refused with 700-003",
  ],
  [
    "files in the chats of all worlds of a simulator, or of a worker",
    formatBytes(MAX_ALL_FILES_SIZE),
    "those of ended chats of the same world are dropped; then refused with 700-003",
  ],
  ["events in the log of a world", formatCount(LOG_LENGTH), OLDEST_GO],
  ["events that wait for a client", formatCount(MAILBOX_LENGTH), OLDEST_GO],
  ["polls held", "1 per agent", "the earlier one is answered"],
  ["requests in the journal of a world", formatCount(JOURNAL_LENGTH), OLDEST_GO],
  ["one body in the journal", formatBytes(MAX_BODY_BYTES), "the rest is not kept"],
  ["bodies in the journal of a world", formatBytes(MAX_WORLD_BODY_BYTES), OLDEST_GO],
  [
    "bodies in all journals of the process",
    formatBytes(MAX_PROCESS_BODY_BYTES),
    "the largest journal drops its oldest",
  ],
  ["findings of a world", formatCount(MAX_FINDINGS), "they are only counted"],
  ["faults of a world", `${formatCount(MAX_FAULTS)}, ${MAX_PORTS} of them with a port`, REFUSED],
  [
    "checkpoints of a world",
    `${formatCount(MAX_CHECKPOINTS)}, ${formatBytes(MAX_CHECKPOINT_BYTES)} together`,
    "409 `checkpoints-full`",
  ],
  ["readers of events per port", formatCount(MAX_STREAMS), "429 `streams-full`"],
  [
    "events that wait for a reader",
    formatBytes(MAX_BUFFERED_LENGTH),
    "events stay in the log; the stream reports which are lost",
  ],
  ["events that wait in the library for a program", formatCount(MAX_UNREAD_EVENTS), "the iteration ends with an error"],
  ["body of a request to the gateway", formatBytes(GATEWAY_BODY_LIMIT), "000-002"],
  ["body of a request to the control API", formatBytes(BODY_LIMIT_BYTES), "413"],
  ["body with a snapshot", formatBytes(LARGE_BODIES.restore.bodyLimit), "413"],
  ["text of a scenario", formatBytes(MAX_TEXT_BYTES), REFUSED],
  ["tokens in the text of a scenario", formatCount(MAX_TOKENS), REFUSED],
  [
    "memory for reading a large scenario or snapshot, one at a time",
    formatBytes(MAX_MEMORY_MIB * 1_024 * 1_024),
    REFUSED,
  ],
  ["values in a scenario", `${formatCount(MAX_SCENARIO_VALUES)}, ${MAX_DEPTH} levels deep`, REFUSED],
  ["values in a body", `${formatCount(MAX_VALUES)}, ${MAX_DEPTH} levels deep`, REFUSED],
  ["calls that the `history` of a scenario is expected to bring", formatCount(MAX_EXPECTED_CALLS), REFUSED],
  ["calls that the traffic of one advance is expected to bring", formatCount(MAX_EXPECTED_CALLS), REFUSED],
  ["one advance of a clock", formatDuration(MAX_ADVANCE_MS), REFUSED],
  ["log lines that wait to be written", formatBytes(MAX_BUFFERED_BYTES), "lines are dropped and counted"],
];

/** Returns the table of limits. */
export function writeBoundsPart(): string {
  return writeTable(["what", "at most", "beyond it"], BOUNDS);
}

function formatCount(number: number): string {
  return number.toLocaleString("en-US");
}

function formatBytes(number: number): string {
  const [kib, mib, gib] = [number / 2 ** 10, number / 2 ** 20, number / 2 ** 30];
  return gib >= 1 ? `${gib} GiB` : mib >= 1 ? `${mib} MiB` : `${kib} KiB`;
}
