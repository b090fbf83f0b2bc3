// The reason why a step failed before it reached the center, as a sentence for people.
export class StepFailure {
  readonly sentence: string;

  constructor(sentence: string) {
    this.sentence = sentence;
  }
}
