// The board of one life of a world as its readers have it, and its changes since.
import {
  type Agent,
  type AgentId,
  type Call,
  type CallId,
  type Chat,
  type Conference,
  type ConferenceId,
  countSignedIn,
  listRunningRecordings,
  type Queue,
  type QueueId,
  type RecordingId,
  type RunningPart,
  type Work,
} from "../../core/index.ts";
import type { World } from "../../world/world.ts";
import { type BoardChange, type BoardSummary, writeBoardSummary } from "../answers/board-answer.ts";
import {
  type BoardAgent,
  type BoardCall,
  type BoardChat,
  type BoardQueue,
  writeBoardAgent,
  writeBoardCall,
  writeBoardQueue,
} from "../answers/board-items.ts";
import { type BoardRecording, writeBoardRecording } from "../answers/board-recordings.ts";
import { writeChat } from "../answers/chat-answer.ts";
import { type ConferenceAnswer, writeConference } from "../answers/conference-answer.ts";
import type { Addresses } from "../answers/world-answer.ts";
import { BoardTable } from "./board-table.ts";
import {
  type Circumstances,
  circumstancesOf,
  collectAgent,
  collectCall,
  collectChat,
  collectConference,
  collectQueue,
  collectRecording,
} from "./board-values.ts";

/** The members of the summary other than the clock, each with its JSON. */
type Members = Readonly<Partial<Record<Exclude<keyof BoardSummary, "clock">, string>>>;

/** The number of items to write before other work can run. */
const WRITES_PER_SLICE = 200;

/** The board of one life of a world, as its readers have it. */
export class BoardView {
  readonly #world: World;
  readonly #addresses: Addresses;
  readonly #agents: BoardTable<AgentId, Agent, BoardAgent>;
  readonly #calls: BoardTable<CallId, Call, BoardCall>;
  readonly #chats: BoardTable<CallId, Chat, BoardChat>;
  readonly #conferences: BoardTable<ConferenceId, Conference, ConferenceAnswer>;
  readonly #queues: BoardTable<QueueId, Queue, BoardQueue>;
  readonly #recordings: BoardTable<RecordingId, RunningPart, BoardRecording>;
  #summary: BoardSummary;
  #members: Members;
  /** The facts on which the values of all agents depend. */
  #circumstances: Circumstances;
  /** The number of agents who are signed in to each queue. */
  #signedIn: ReadonlyMap<QueueId, number> = new Map();

  constructor(world: World, addresses: Addresses) {
    const { center } = world;
    this.#world = world;
    this.#addresses = addresses;
    this.#circumstances = circumstancesOf(world);
    this.#agents = new BoardTable({
      collect: (agent, values) => collectAgent(center, this.#circumstances, agent, values),
      write: (agent, former) => writeBoardAgent(world, agent, former?.name),
    });
    this.#calls = new BoardTable({ collect: collectCall, write: (call) => writeBoardCall(world, call) });
    this.#chats = new BoardTable({ collect: collectChat, write: writeChat });
    this.#conferences = new BoardTable({ collect: collectConference, write: writeConference });
    const getSignedIn = ({ id }: Queue) => this.#signedIn.get(id) ?? 0;
    this.#queues = new BoardTable({
      collect: (queue, values) => collectQueue(center, queue, getSignedIn(queue), values),
      write: (queue) => writeBoardQueue(world, queue, getSignedIn(queue)),
    });
    this.#recordings = new BoardTable({
      identify: ({ recording }) => recording,
      collect: collectRecording,
      write: (part) => writeBoardRecording(center, part),
    });
    this.#updateTables();
    this.#summary = this.#writeSummary();
    this.#members = serializeMembers(this.#summary);
  }

  /** Updates the board. Returns what has changed; undefined if nothing has changed, except by the running of the clock. */
  update(): BoardChange | undefined {
    const tables = this.#updateTables();
    const [before, formerMembers] = [this.#summary.clock, this.#members];
    this.#summary = this.#writeSummary();
    this.#members = serializeMembers(this.#summary);
    const removed = listsOf(tables, "removed");
    const change = {
      ...this.#pickChangedMembers(formerMembers),
      ...listsOf(tables, "changed"),
      ...(Object.keys(removed).length === 0 ? {} : { removed }),
    };
    const { clock } = this.#summary;
    if (Object.keys(change).length === 0 && !isClockChanged(before, clock)) return undefined;
    return { clock, ...change };
  }

  /**
   * Writes the event with the whole board, as it was at the last update.
   *
   * @yields the number of written items.
   */
  *writeInSlices(): Work<string> {
    const lists = {
      agents: this.#agents.listWritten(),
      calls: this.#calls.listWritten(),
      chats: this.#chats.listWritten(),
      conferences: this.#conferences.listWritten(),
      queues: this.#queues.listWritten(),
      recordings: this.#recordings.listWritten(),
    };
    let text = `event: board\ndata: ${JSON.stringify(this.#summary).slice(0, -1)}`;
    let done = 0;
    for (const [name, items] of Object.entries(lists)) {
      text += `,"${name}":[`;
      for (let i = 0; i < items.length; i += WRITES_PER_SLICE) {
        const piece = items.slice(i, i + WRITES_PER_SLICE);
        text += `${i > 0 ? "," : ""}${JSON.stringify(piece).slice(1, -1)}`;
        done += piece.length;
        yield { done, of: 0 };
      }
      text += "]";
    }
    return `${text}}\n\n`;
  }

  #pickChangedMembers(former: Members): Partial<BoardSummary> {
    const names = Object.keys(this.#members) as (keyof Members)[];
    const changed = names.filter((name) => this.#members[name] !== former[name]);
    return Object.fromEntries(changed.map((name) => [name, this.#summary[name]]));
  }

  #updateTables() {
    const { center } = this.#world;
    const { agents, calls, chats, conferences, queues } = center.state;
    this.#circumstances = circumstancesOf(this.#world);
    this.#signedIn = countSignedIn(center);
    return {
      agents: this.#agents.update(agents),
      calls: this.#calls.update(calls),
      chats: this.#chats.update(chats),
      conferences: this.#conferences.update(conferences),
      queues: this.#queues.update(queues),
      recordings: this.#recordings.update(indexById(listRunningRecordings(center.state))),
    };
  }

  #writeSummary(): BoardSummary {
    return writeBoardSummary(this.#world, this.#addresses);
  }
}

function serializeMembers({ clock: _, ...members }: BoardSummary): Members {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** Returns whether a clock has changed other than by running. */
function isClockChanged(before: BoardSummary["clock"], after: BoardSummary["clock"]): boolean {
  if (before.mode !== after.mode || before.next !== after.next) return true;
  return after.mode === "manual" && before.now !== after.now;
}

function indexById(parts: Iterable<RunningPart>): Map<RecordingId, RunningPart> {
  return new Map(Array.from(parts, (part) => [part.recording.id, part]));
}

/** Returns the changed items, or the removed ids, of each table that has some. */
function listsOf<
  Part extends "changed" | "removed",
  Tables extends Readonly<Record<string, Readonly<Record<Part, readonly unknown[]>>>>,
>(tables: Tables, part: Part): Partial<{ [Name in keyof Tables]: Tables[Name][Part] }> {
  const lists = Object.entries(tables).map(([name, table]) => [name, table[part]] as const);
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0)) as ReturnType<typeof listsOf<Part, Tables>>;
}
