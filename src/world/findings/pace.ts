// Judges how long a client was silent before it was heard again: near the limit at which silence ends a session, or against advice.
import { type AgentId, type Center, formatDuration, type Session } from "../../core/index.ts";
import type { Findings } from "./findings.ts";
import { handshakeTooRare, isTooRare } from "./kinds/handshake-too-rare.ts";
import { isNearSilence, pollingTooSlow } from "./kinds/polling-too-slow.ts";

/** Judges by when the session was last heard, as the center keeps it: an advance of the clock by hand is no silence. */
export function judgePace(findings: Findings, center: Center, id: AgentId, session: Session, entry: number): void {
  const { settings, now, state } = center;
  if (!settings.supervision || !session.supervised) return;
  // The limits stretch with a clock that is faster than the wall.
  const silence = (now - session.heardAt) / state.paceFactor;
  if (session.details.push === undefined) {
    if (!isNearSilence(silence, settings.maxTime)) return;
    findings.add(pollingTooSlow, id, entry, silence, formatDuration(settings.maxTime));
  } else if (isTooRare(silence, settings.handshakeMaxTime)) {
    findings.add(handshakeTooRare, id, entry, silence, formatDuration(settings.handshakeMaxTime));
  }
}
