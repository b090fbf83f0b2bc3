// Detects whether the user's program has registered an OpenTelemetry tracer.

/** The global property in which every version 1 of @opentelemetry/api registers the parts of an SDK. */
const REGISTRY = Symbol.for("opentelemetry.js.api.1");

/** Returns whether an SDK has registered a tracer, such as one that `node --import` has loaded. */
export function isTraced(): boolean {
  const registered = (globalThis as { [REGISTRY]?: { readonly trace?: unknown } })[REGISTRY];
  return registered?.trace !== undefined;
}
