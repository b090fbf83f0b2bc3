// The reason, as a sentence, why a step failed without a refusal by the center.
/** The reason why a step failed. */
export class StepFailure {
  readonly sentence: string;

  constructor(sentence: string) {
    this.sentence = sentence;
  }
}
