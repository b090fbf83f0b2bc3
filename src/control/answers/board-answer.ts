// Writes the board of a world: everything that its page shows and that can change.
import * as z from "zod";
import { countSignedIn, listRunningRecordings, type Work } from "../../core/index.ts";
import { formatClockMode } from "../../forms/clock-mode.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { World } from "../../world/world.ts";
import {
  type BoardAgent,
  type BoardLists,
  boardAgent,
  boardCall,
  boardChat,
  boardQueue,
  writeBoardAgent,
  writeBoardCall,
  writeBoardQueue,
} from "./board-items.ts";
import { boardRecording, boardRecordingCounts, writeBoardRecording } from "./board-recordings.ts";
import { writeChat } from "./chat-answer.ts";
import { checkpointAnswer } from "./checkpoint-answer.ts";
import { clockAnswer } from "./clock-answer.ts";
import { conferenceAnswer, writeConference } from "./conference-answer.ts";
import { faultAnswer, writeFault } from "./fault-answer.ts";
import { formatInstantOrNull, isoInstant, wholeCount } from "./fields.ts";
import { progress, writeProgress } from "./progress-answer.ts";
import { type Addresses, type WorldFacts, worldAnswer, writeWorld } from "./world-answer.ts";

const outcomeAnswer = z.strictObject({
  at: isoInstant.describe("World time of the result."),
  line: z.int().min(1).nullable().describe("Line of the step in the text; null if the scenario was an object."),
  step: z.string().describe("Kind of the step, such as `expect`."),
  expected: z.string().describe("The expectation, in words."),
  passed: z.boolean(),
  actual: z.string().nullable().describe("The actual situation, in words; null if the expectation passed."),
});

/** The members of the board that are not lists of items. */
const summary = {
  clock: clockAnswer.omit({ working: true }).describe("A paced clock keeps running between two messages: see `mode`."),
  world: z.strictObject({
    ...worldAnswer.omit({ clock: true, now: true }).shape,
    branch: wholeCount.describe("Branch of the tape: the number of resets, restores and rewinds."),
    input: wholeCount.describe("Number of the newest input on the tape."),
    scenarioChanges: wholeCount.describe("How many times the scenario was replaced, also by a restore or a rewind."),
  }),
  heldPolls: wholeCount.describe("Number of polls that wait for an event."),
  faults: z.array(faultAnswer).describe("The faults that can still apply, oldest first."),
  findings: z.strictObject({
    worst: z.enum(["note", "warning", "error"]).nullable(),
    note: wholeCount.describe("Number of findings of this severity: one for each kind and client."),
    warning: wholeCount,
    error: wholeCount,
    times: wholeCount.describe(
      "How many times the findings were made in total. This number changes whenever the findings change.",
    ),
  }),
  scenario: z.strictObject(progress),
  expectations: z.strictObject({
    passed: wholeCount,
    failed: wholeCount,
    latest: z.array(outcomeAnswer).max(50).describe("The latest 50, oldest first."),
  }),
  checkpoints: z.array(checkpointAnswer).describe("Oldest first."),
  recordingCounts: boardRecordingCounts,
};

const agents = z.array(boardAgent);
const calls = z.array(boardCall);
const chats = z.array(boardChat);
const conferences = z.array(conferenceAnswer);
const queues = z.array(boardQueue);
const recordings = z.array(boardRecording);

/** The schema of the board. */
export const boardAnswer = z
  .strictObject({
    ...summary,
    agents,
    calls: calls.describe("The calls in progress, oldest first."),
    chats,
    conferences,
    queues,
    recordings: recordings.describe("The recordings that run or are paused."),
  })
  .meta({ id: "Board", description: "Everything in a world that the page shows and that changes." });

/** The schema of a change of the board, in a stream. */
export const boardChange = z
  .strictObject({
    ...z.strictObject(summary).partial().shape,
    clock: summary.clock,
    agents: agents.optional(),
    calls: calls.optional(),
    chats: chats.optional(),
    conferences: conferences.optional(),
    queues: queues.optional(),
    recordings: recordings.optional(),
    removed: z
      .strictObject({
        agents: z.array(z.int()),
        calls: z.array(z.string()),
        chats: z.array(z.string()),
        conferences: z.array(z.int()),
        queues: z.array(z.int()),
        recordings: z.array(z.string()),
      })
      .partial()
      .optional()
      .describe("The ids of the removed agents, calls, chats, conferences, queues and recordings."),
  })
  .meta({
    id: "BoardChange",
    description:
      "What has changed on the board. An agent, a call, a chat, a conference, a queue or a recording replaces the one with its id, or is new " +
      "and comes last. Every other member replaces the former one as a whole. Members that have not changed are absent, except `clock`.",
  });

/** The board in an answer. */
export type Board = z.output<typeof boardAnswer>;

/** A change of the board in a stream. */
export type BoardChange = z.output<typeof boardChange>;

/** The members of the board that are not lists of items. */
export type BoardSummary = Omit<Board, "agents" | "calls" | "chats" | "conferences" | "queues" | "recordings">;

/** The parts of a world that its board shows. A world has them; `readEarlierBoard` collects those of an earlier moment. */
export type BoardSource = BoardLists &
  WorldFacts &
  Pick<World, "shownTime" | "script" | "player" | "outcomes" | "scenarioChanges"> & {
    readonly faults: Pick<World["faults"], "list">;
    readonly findings: Pick<World["findings"], "worst" | "countBySeverity">;
    readonly tape: Pick<World["tape"], "branch">;
    readonly checkpoints: Pick<World["checkpoints"], "list">;
  };

/**
 * Writes the board of a world, and returns it.
 *
 * @yields after each agent, call and chat; the progress counts only agents.
 */
export function* writeBoard(world: BoardSource, addresses: Addresses): Work<Board> {
  const { state } = world.center;
  const written = {
    agents: [] as BoardAgent[],
    calls: [] as z.output<typeof calls>,
    chats: [] as z.output<typeof chats>,
  };
  const { size: of } = state.agents;
  for (const agent of state.agents.values()) {
    written.agents.push(writeBoardAgent(world, agent));
    yield { done: written.agents.length, of };
  }
  for (const call of state.calls.values()) {
    written.calls.push(writeBoardCall(world, call));
    yield { done: of, of };
  }
  for (const chat of state.chats.values()) {
    written.chats.push(writeChat(chat));
    yield { done: of, of };
  }
  const conferences = Array.from(state.conferences.values(), writeConference);
  const signedIn = countSignedIn(world.center);
  const queues = Array.from(state.queues.values(), (queue) =>
    writeBoardQueue(world, queue, signedIn.get(queue.id) ?? 0),
  );
  const recordings = Array.from(listRunningRecordings(state), (part) => writeBoardRecording(world.center, part));
  return { ...writeBoardSummary(world, addresses), ...written, conferences, queues, recordings };
}

/** Returns the members of the board that are not lists of items. */
export function writeBoardSummary(world: BoardSource, addresses: Addresses): BoardSummary {
  const { center, clockMode, shownTime, faults, findings, outcomes, checkpoints, tape } = world;
  const { now: _, clock: __, ...facts } = writeWorld(world, addresses);
  let heldPolls = 0;
  for (const { session } of center.state.agents.values()) if (session?.listening === true) heldPolls++;
  return {
    clock: {
      now: formatInstant(shownTime),
      mode: formatClockMode(clockMode),
      next: formatInstantOrNull(center.nextAt),
    },
    world: {
      ...facts,
      branch: tape.branch,
      input: center.causes.inputs,
      scenarioChanges: world.scenarioChanges,
    },
    heldPolls,
    faults: faults.list().map(writeFault),
    findings: { worst: findings.worst ?? null, ...findings.countBySeverity() },
    scenario: writeProgress(world),
    expectations: {
      passed: outcomes.passed,
      failed: outcomes.failed,
      latest: outcomes.list().map(({ at, line, step, expected, passed, actual }) => ({
        at: formatInstant(at),
        line: line > 0 ? line : null,
        step,
        expected,
        passed,
        actual: actual ?? null,
      })),
    },
    checkpoints: [...checkpoints.list()],
    recordingCounts: { begun: center.state.recordingSerial, finished: center.state.recordings.size },
  };
}
