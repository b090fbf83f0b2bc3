// Runs a simulator from the library, with the memory settings that the executable has for a small heap, and with automatic checkpoints or
// without.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const [modules, certsDir, agents, checkpoints] = process.argv.slice(2);
const importModule = (path) => import(pathToFileURL(join(modules, path)).href);

setFlagsFromString("--heap-growing-percent=20");
setFlagsFromString("--no-memory-reducer");
if (checkpoints === "without") {
  // There is no option that switches checkpoints off, because users need rewinds.
  const { AutomaticCheckpoints } = await importModule("automatic-checkpoints.js");
  AutomaticCheckpoints.prototype.isDue = () => false;
}
const { startSimulator } = await importModule("library.js");
const simulator = await startSimulator({
  certsDir,
  clock: "manual",
  settings: { pollHold: "0s" },
  scenario: {
    center: {
      queues: [{ id: 25 }],
      agents: [
        { id: 101, queues: [25] },
        { ids: `102-${100 + Number(agents)}`, queues: [25], autopilot: true },
      ],
    },
  },
});
const ca = join(certsDir, `ca-${process.pid}.pem`);
writeFileSync(ca, simulator.ca);
console.log(JSON.stringify({ ready: true, gateway: simulator.url, control: simulator.controlUrl, ca }));
process.once("SIGTERM", () => simulator.close());
