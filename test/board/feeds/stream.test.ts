// Tests of following a stream of the control API.
import { test } from "tap";
import { bundleModule } from "../../support/bundle-module.ts";

test("a stream that was refused for its token connects again with the token that was entered meanwhile", async (t) => {
  // The modules of the page have the types of browsers, so a test imports them as a bundle, without types.
  const { followStream } = await import(await bundleModule("src/board/feeds/stream.ts"));
  const tokens = ["old", "new", "new"];
  t.intercept(globalThis as { sessionStorage?: unknown }, "sessionStorage", {
    value: { getItem: () => tokens.shift() },
  });
  const controller = new AbortController();
  const authorizations: unknown[] = [];
  const refuse = async (_: string, { headers }: RequestInit): Promise<Response> => {
    if (authorizations.push(new Headers(headers).get("authorization")) === 2) controller.abort();
    return new Response("{}", { status: 401 });
  };
  t.intercept(globalThis, "fetch", { value: refuse });
  await followStream({ path: () => "/events", onMessage: () => {} }, controller.signal);
  t.strictSame(authorizations, ["Bearer old", "Bearer new"]);
});
