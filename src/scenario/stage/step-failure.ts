// Why a step could not act, where the center was not even asked: a sentence for people.
export class StepFailure {
  readonly sentence: string;

  constructor(sentence: string) {
    this.sentence = sentence;
  }
}
