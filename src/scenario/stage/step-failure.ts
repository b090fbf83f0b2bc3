// The reason why a step failed without a refusal by the center.

/** The reason why a step failed, as a sentence. */
export class StepFailure {
  readonly sentence: string;

  constructor(sentence: string) {
    this.sentence = sentence;
  }
}
