// The board of a world in the form of the page, and how a change is applied to it.
import type { BoardChanged, BoardInfo } from "../../control/api-types.ts";

/** An agent on the board. */
export type BoardAgent = BoardInfo["agents"][number];

/** A call on the board. */
export type BoardCall = BoardInfo["calls"][number];

/** A chat on the board. */
export type BoardChat = BoardInfo["chats"][number];

/** A conference on the board. */
export type BoardConference = BoardInfo["conferences"][number];

/** A queue on the board. */
export type BoardQueue = BoardInfo["queues"][number];

/** A recording on the board, which runs or is paused. */
export type BoardRecording = BoardInfo["recordings"][number];

/** The members of the board that a change replaces as a whole. */
type Summary = Omit<BoardInfo, "agents" | "calls" | "chats" | "conferences" | "queues" | "recordings">;

/** A board whose lists are maps by id, in the order of the board. It is immutable. */
export interface ShownBoard extends Summary {
  readonly agents: ReadonlyMap<number, BoardAgent>;
  readonly calls: ReadonlyMap<string, BoardCall>;
  readonly chats: ReadonlyMap<string, BoardChat>;
  readonly conferences: ReadonlyMap<number, BoardConference>;
  readonly queues: ReadonlyMap<number, BoardQueue>;
  readonly recordings: ReadonlyMap<string, BoardRecording>;
}

/** Returns a whole board in the form of the page. */
export function toView({ agents, calls, chats, conferences, queues, recordings, ...summary }: BoardInfo): ShownBoard {
  return {
    ...summary,
    agents: indexById(agents),
    calls: indexById(calls),
    chats: indexById(chats),
    conferences: indexById(conferences),
    queues: indexById(queues),
    recordings: indexById(recordings),
  };
}

/** Returns the board after a change. Lists without a change stay the same objects, so that they are not rendered again. */
export function applyChange(
  view: ShownBoard,
  { agents, calls, chats, conferences, queues, recordings, removed = {}, ...summary }: BoardChanged,
): ShownBoard {
  return {
    ...view,
    ...(summary as Partial<Summary>),
    agents: mergeItems(view.agents, agents, removed.agents),
    calls: mergeItems(view.calls, calls, removed.calls),
    chats: mergeItems(view.chats, chats, removed.chats),
    conferences: mergeItems(view.conferences, conferences, removed.conferences),
    queues: mergeItems(view.queues, queues, removed.queues),
    recordings: mergeItems(view.recordings, recordings, removed.recordings),
  };
}

function indexById<Id, Item extends { readonly id: Id }>(items: readonly Item[]): ReadonlyMap<Id, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function mergeItems<Id, Item extends { readonly id: Id }>(
  old: ReadonlyMap<Id, Item>,
  items: readonly Item[] = [],
  removed: readonly Id[] = [],
): ReadonlyMap<Id, Item> {
  if (items.length === 0 && removed.length === 0) return old;
  const next = new Map(old);
  for (const id of removed) next.delete(id);
  for (const item of items) next.set(item.id, item);
  return next;
}
