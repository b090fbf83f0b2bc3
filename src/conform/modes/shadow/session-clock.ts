// The clock of a session with the real gateway.

/** The clock of a session. */
export interface SessionClock {
  /** Returns the time since the start of the session (milliseconds). */
  now(): number;
  /** Calls back once after a time (milliseconds). Returns a function that cancels that. */
  after(wait: number, callback: () => void): () => void;
}
