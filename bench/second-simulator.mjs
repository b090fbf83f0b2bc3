// A child process that starts one simulator and then others, and reports the start times of the others to the parent.
import { pathToFileURL } from "node:url";

const [face, certsDir, starts] = process.argv.slice(2);

try {
  const { startSimulator } = await import(pathToFileURL(face).href);
  const first = await startSimulator({ certsDir, scenario: "statistics-example" });
  const times = [];
  for (let start = 0; start < Number(starts); start += 1) {
    const before = performance.now();
    const next = await startSimulator({ certsDir, scenario: "statistics-example" });
    times.push(performance.now() - before);
    await next.close();
  }
  await first.close();
  process.send({ times });
} catch (error) {
  process.send({ times: [], failure: `second simulator: ${error.message}` });
}
