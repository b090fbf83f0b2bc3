// Chooses the events of a push.
import type { Agent, Session } from "../../core/index.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";
import { writeEvent } from "./event-wire.ts";

/** The maximum number of events in one push. */
const MAX_BATCH = 100;

/** The events of a push. */
export interface Batch {
  /** Empty if no event for clients is waiting. */
  readonly texts: readonly string[];
  readonly serials: readonly number[];
  /** The mailbox position of the oldest waiting event. */
  readonly first: number;
  /** The mailbox position after the last event; if all waiting events fit, after all of them. */
  readonly end: number;
}

/** Returns the oldest events that wait for an agent's client, as many as one push can have. */
export function chooseBatch({ mailbox }: Agent, session: Session, settings: Readonly<GatewaySettings>): Batch {
  const maxEvents = session.details.push?.form === "single" ? 1 : MAX_BATCH;
  const texts: string[] = [];
  const serials: number[] = [];
  const { first } = mailbox;
  let end = first;
  for (const logged of mailbox.waiting) {
    if (texts.length === maxEvents) break;
    const text = writeEvent(logged, settings);
    if (text !== undefined) {
      texts.push(text);
      serials.push(logged.serial);
    }
    end++;
  }
  return { texts, serials, first, end };
}
