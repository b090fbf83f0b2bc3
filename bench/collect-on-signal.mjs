// Loaded before a server whose memory is looked at: on a signal it collects its garbage, and writes what is left into the file of its query.
import { writeFileSync } from "node:fs";

const file = new URL(import.meta.url).searchParams.get("file");

process.on("SIGUSR2", () => {
  // What is only freed by the first one's finalizers goes with the second.
  globalThis.gc();
  globalThis.gc();
  writeFileSync(file, JSON.stringify(process.memoryUsage()));
});
