// The gate that holds back the answers of a world until they may be sent. A world without a gate answers at once.

export interface AnswerGate {
  /** The name of the replica that serves the world. */
  readonly replica: string;
  /**
   * Calls back, now or later, in the order of the calls: when a store has every input so far.
   *
   * @param callback gets false if the world is no longer served here.
   */
  pass(callback: (mayLeave: boolean) => void): void;
}

/** Resolves when an answer may leave; with false if the world is no longer served here. */
export async function waitAtGate(gate: AnswerGate | undefined): Promise<boolean> {
  return gate === undefined || (await new Promise<boolean>((resolve) => gate.pass(resolve)));
}
