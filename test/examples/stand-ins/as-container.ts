// Runs the simulator with the environment of a container and its options, but on free ports of 127.0.0.1.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment, IMAGE, optionsIn } from "../../package/image.ts";

interface ContainerOptions {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly ports: readonly number[];
}

const given: ContainerOptions = JSON.parse(process.argv[2] ?? "");
const { host, port, controlHost, controlPort } = optionsIn(given.environment);
const reachable = [...(host === "0.0.0.0" ? [port] : []), ...(controlHost === "0.0.0.0" ? [controlPort] : [])];
for (const wanted of given.ports) {
  if (!reachable.includes(wanted)) throw new Error(`port ${wanted} of the container cannot be reached from outside`);
}
if (given.image !== IMAGE) throw new Error(`there is no image ${given.image}`);

const certs = mkdtempSync(join(tmpdir(), "ccgw-container-"));
process.once("exit", () => rmSync(certs, { recursive: true, force: true }));
Object.assign(process.env, environment, given.environment, {
  CCGW_HOST: "127.0.0.1",
  CCGW_PORT: "0",
  CCGW_CONTROL_HOST: "127.0.0.1",
  CCGW_CONTROL_PORT: "0",
  CCGW_CERTS_DIR: certs,
});
process.argv.splice(2, 1, ...given.command);
await import("../../../src/cli/main.ts");
