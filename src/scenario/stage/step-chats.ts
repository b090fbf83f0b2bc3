// Stores the chats that steps have begun, for later steps that use a named one or the last one.
import type { CallId } from "../../core/index.ts";
import { show } from "../../forms/wording.ts";
import { StepFailure } from "./step-failure.ts";

/** The chats of steps in a snapshot. */
export interface StepChatsSnapshot {
  readonly named: readonly (readonly [name: string, chat: CallId])[];
  readonly last?: CallId;
}

/** The chats of a scenario by name. */
export class StepChats {
  readonly #named = new Map<string, CallId>();
  #last: CallId | undefined;

  /** Returns the chats as plain data. */
  snapshot(): StepChatsSnapshot {
    return { named: [...this.#named], ...(this.#last === undefined ? {} : { last: this.#last }) };
  }

  /** Restores the chats of a snapshot. */
  restore({ named, last }: StepChatsSnapshot): void {
    for (const [name, chat] of named) this.#named.set(name, chat);
    this.#last = last;
  }

  /** The last chat of any step; undefined if there is none. */
  get last(): CallId | undefined {
    return this.#last;
  }

  /** Adds a chat, which becomes the last one, and names it if `as` is given. */
  add(chat: CallId, as: string | undefined): void {
    this.#last = chat;
    if (as !== undefined) this.#named.set(as, chat);
  }

  /** Returns the id of the last chat with this name; undefined if no name is given; a failure if no chat has this name yet. */
  findNamed(as: string | undefined): CallId | undefined | StepFailure {
    if (as === undefined) return undefined;
    return this.#named.get(as) ?? new StepFailure(`no step has begun a chat named ${show(as)} yet`);
  }
}
