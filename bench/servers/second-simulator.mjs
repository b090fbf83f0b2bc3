// Starts several simulators in one process, and reports how long all starts but the first took.
// It runs as a child process.
import { pathToFileURL } from "node:url";

const [libraryPath, certsDir, startCount] = process.argv.slice(2);

try {
  const { startSimulator } = await import(pathToFileURL(libraryPath).href);
  const first = await startSimulator({ certsDir, scenario: "statistics-example" });
  const durationsMs = [];
  for (let start = 0; start < Number(startCount); start += 1) {
    const startedAt = performance.now();
    const next = await startSimulator({ certsDir, scenario: "statistics-example" });
    durationsMs.push(performance.now() - startedAt);
    await next.close();
  }
  await first.close();
  process.send({ durationsMs });
} catch (error) {
  process.send({ durationsMs: [], failure: `second simulator: ${error.message}` });
}
