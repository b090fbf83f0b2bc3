// Declares a row of the table of events that clients get, and the names of the core's events.
import type { AgentEvent, AgentEventOf } from "../../core/index.ts";

/** A type of event that clients get. */
export interface EventRow {
  /** When clients get it, in Markdown. */
  readonly when: string;
  /** An example of its content. */
  readonly content: object | string | null;
}

/** The events of a family, by the names that clients read. */
export type EventFamily = Readonly<Record<`Agent${string}_${string}` | `QC_${string}`, EventRow>>;

/** The settings that the names of events depend on. */
export interface NamingSettings {
  readonly shutdownServiceAfterLogout: boolean;
}

/** The name of an event, or a function that chooses it; undefined if clients don't get the event. */
export type Naming<Event, Name extends string> =
  | Name
  | undefined
  | ((event: Event, settings: NamingSettings) => Name | undefined);

/** The names that a family of events gives to events of the core, by their types. */
export type EventNaming<Family> = {
  readonly [Type in AgentEvent["type"]]?: Naming<AgentEventOf<Type>, keyof Family & string>;
};
