// Collects the results of playing a session.
import type { AnswerPair, SeenEvent } from "../session/compared-session.ts";
import type { EventMatching } from "./event-matching.ts";
import type { PlayedSession, Remark } from "./played-session.ts";

/** Receives the results of a play as soon as they are known. */
export interface PlayNotes {
  /** Takes the answers of both sides to a request. */
  onAnswers(pair: AnswerPair): void;
  /** Takes an inferred act of a person who sends no requests. */
  onCause(remark: Remark): void;
  /** Takes an event of an agent for which no cause was found. */
  onUnexplained(agent: string, event: SeenEvent, remark: Remark): void;
  /** Takes a request that can't be played. */
  onUnplayed(remark: Remark): void;
}

/** Collects the notes of a whole session. */
export class CollectedNotes implements PlayNotes {
  readonly #answers: AnswerPair[] = [];
  readonly #causes: Remark[] = [];
  readonly #unplayed: Remark[] = [];
  readonly #unexplained: { readonly agent: string; readonly event: SeenEvent; readonly remark: Remark }[] = [];

  onAnswers(pair: AnswerPair): void {
    this.#answers.push(pair);
  }

  onCause(remark: Remark): void {
    this.#causes.push(remark);
  }

  onUnexplained(agent: string, event: SeenEvent, remark: Remark): void {
    this.#unexplained.push({ agent, event, remark });
  }

  onUnplayed(remark: Remark): void {
    this.#unplayed.push(remark);
  }

  /** Returns the session. Leaves out unexplained events that the simulator sent later. */
  buildSession(matching: EventMatching): PlayedSession {
    return {
      answers: this.#answers,
      real: matching.real,
      simulated: matching.simulated,
      causes: this.#causes,
      unexplained: this.#unexplained
        .filter(({ agent, event }) => matching.isAwaited(agent, event))
        .map(({ remark }) => remark),
      unplayed: this.#unplayed,
    };
  }
}
