// The step that ends the recording of an agent's screen.
import type { Floor, SignedIn } from "../floor.ts";

/** Ends the recording of an agent's screen, if there is one. */
export function endScreenRecording(floor: Floor, { id, session }: SignedIn): void {
  const begunAt = session.screenRecordedSince;
  if (begunAt === undefined) return;
  session.screenRecordedSince = undefined;
  floor.emit({ type: "screenRecordingEnded", agent: id, begunAt });
}
