// Finds out whether the user's program has registered a tracer of OpenTelemetry.

/** The place where every version 1 of @opentelemetry/api registers what an SDK provides. */
const REGISTERED = Symbol.for("opentelemetry.js.api.1");

/** Returns whether an SDK has registered a tracer, such as one that `node --import` has loaded. */
export function isTraced(): boolean {
  const registered = (globalThis as { [REGISTERED]?: { readonly trace?: unknown } })[REGISTERED];
  return registered?.trace !== undefined;
}
