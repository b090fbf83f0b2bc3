// The call control interfaces, as far as they are built.
import { answerAndRelease } from "./answer-and-release.ts";
import { holding } from "./hold.ts";

export const voicecall = [...answerAndRelease, ...holding];
