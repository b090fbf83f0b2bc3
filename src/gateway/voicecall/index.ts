// The call control interfaces.
import { answerAndRelease } from "./answer-and-release.ts";
import { conference } from "./conference.ts";
import { dialling } from "./dial.ts";
import { help } from "./help.ts";
import { holding } from "./hold.ts";
import { media } from "./media.ts";
import { muting } from "./mute.ts";
import { phone } from "./phone.ts";
import { pickingUp } from "./pick-up.ts";
import { transferring } from "./transfer.ts";

export const voicecall = [
  ...dialling,
  ...answerAndRelease,
  ...holding,
  ...muting,
  ...help,
  ...transferring,
  ...conference,
  ...media,
  ...phone,
  ...pickingUp,
];
