// The gate that holds back the answers of a world until they may be sent.
// A world without a gate answers immediately.

/** Holds back the answers of a world until they may be sent. */
export interface AnswerGate {
  /** The name of the replica that serves the world. */
  readonly replica: string;
  /**
   * Runs the callback when a store has every input so far: immediately if it already has them. Callbacks run in the order of registration.
   *
   * @param callback gets false if the world is no longer served here.
   */
  whenOpen(callback: (mayLeave: boolean) => void): void;
}

/** Resolves when an answer may be sent: with true, or with false if the world is no longer served here. */
export async function waitAtGate(gate: AnswerGate | undefined): Promise<boolean> {
  return gate === undefined || (await new Promise<boolean>((resolve) => gate.whenOpen(resolve)));
}
