// Tests that a reading in a thread ends when its result is no longer needed.
import { test } from "tap";
import { readInThread } from "../../../src/world/reading/reading-thread.ts";

test("a reading that is aborted before its thread exists does not begin", async (t) => {
  const request = new AbortController();
  const source = { text: "steps: []", file: "short.yaml" };
  const reading = readInThread("scenario", { source, bounds: {} }, request.signal);
  await Promise.resolve();
  request.abort(new Error("gone"));
  await t.rejects(reading, { message: "gone" });
});
