// Finding: an agent who was signed in when a run ended. It is the run that ended first, so this is no more than a note.
import { findingKind } from "../kind.ts";

export const signedInAtEnd = findingKind({
  name: "signed-in-at-end",
  severity: "note",
  summary: "Is still signed in when `ccgw run` ends. It is the run that leaves here, so this says nothing worse.",
  rule: "A client that ends signs its agent out.",
  page: "cec_07_1219",
  begin: () => ({}),
  add: () => {},
  say: () => "was still signed in when the run ended",
});
