// Returns the call that a move creates, even if that call ends immediately.
import { type Call, type Center, Refusal, refuse } from "../../../core/index.ts";
import { Problem } from "../../problem.ts";

/**
 * Runs `create`, which performs a move that creates a call. Returns that call, or the refusal or problem that `create` returns. Refuses
 * with `no-such-call` if no call was created.
 */
export function catchCall(center: Center, create: () => unknown): Call | Refusal | Problem {
  let call: Call | undefined;
  const stop = center.log.listen(({ event }) => {
    if (event.type === "callArrived" || event.type === "callDialed") call ??= center.call(event.call);
  });
  try {
    const outcome = create();
    return outcome instanceof Refusal || outcome instanceof Problem ? outcome : (call ?? refuse("no-such-call"));
  } finally {
    stop();
  }
}
