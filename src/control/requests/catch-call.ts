// Catches the call that a move makes, even if it is over within the same instant.
import { type Call, type Center, Refusal, refuse } from "../../core/index.ts";
import { Problem } from "../problem.ts";

/** Runs `make`, which performs a move that makes a call. Returns that call, or the refusal or problem that `make` returns. */
export function catchCall(center: Center, make: () => unknown): Call | Refusal | Problem {
  let call: Call | undefined;
  const stop = center.log.listen(({ event }) => {
    if (event.type === "callArrived" || event.type === "callDialed") call ??= center.call(event.call);
  });
  try {
    const outcome = make();
    return outcome instanceof Refusal || outcome instanceof Problem ? outcome : (call ?? refuse("no-such-call"));
  } finally {
    stop();
  }
}
