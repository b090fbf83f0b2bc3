// Declares the clock of a session with the real gateway, so that tests can replace it.

/** The clock of a session. */
export interface SessionClock {
  /** Returns the time since the start of the session (milliseconds). */
  now(): number;
  /** Calls `callback` once after `waitMs` milliseconds. Returns a function that cancels the callback. */
  after(waitMs: number, callback: () => void): () => void;
}
