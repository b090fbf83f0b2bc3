// Tests of following a stream of the control API.
import { test } from "tap";
import { bundleModule } from "../../support/bundle-module.ts";

test("a stream that was refused for its token connects again with the token that was entered meanwhile", async (t) => {
  // The page's modules are typed for browsers.
  const { followStream } = await import(await bundleModule("src/board/feeds/stream.ts"));
  const tokens = ["old", "new", "new"];
  t.intercept(globalThis as { sessionStorage?: unknown }, "sessionStorage", {
    value: { getItem: () => tokens.shift() },
  });
  const leaving = new AbortController();
  const sent: unknown[] = [];
  const fetch = async (_: string, { headers }: RequestInit): Promise<Response> => {
    if (sent.push(new Headers(headers).get("authorization")) === 2) leaving.abort();
    return new Response("{}", { status: 401 });
  };
  t.intercept(globalThis, "fetch", { value: fetch });
  await followStream({ path: () => "/events", onMessage: () => {} }, leaving.signal);
  t.strictSame(sent, ["Bearer old", "Bearer new"]);
});
