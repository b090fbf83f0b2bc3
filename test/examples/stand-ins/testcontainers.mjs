// Replaces the package testcontainers for the test of the recipe: it starts a process in place of a container.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const AS_CONTAINER = fileURLToPath(new URL("as-container.ts", import.meta.url));

/** A process with the methods of a container that the recipe uses. */
export class GenericContainer {
  #given = { environment: {}, command: [], ports: [] };
  #waitUntilReady;

  constructor(image) {
    this.#given.image = image;
  }

  withExposedPorts(...ports) {
    this.#given.ports = ports;
    return this;
  }

  withEnvironment(environment) {
    this.#given.environment = environment;
    return this;
  }

  withCommand(command) {
    this.#given.command = command;
    return this;
  }

  withWaitStrategy(waitUntilReady) {
    this.#waitUntilReady = waitUntilReady;
    return this;
  }

  async start() {
    const argv = ["--import", import.meta.resolve("tsx"), AS_CONTAINER, JSON.stringify(this.#given)];
    const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout });
    const { gateway, control } = JSON.parse((await once(lines, "line"))[0]);
    const mapped = { 8043: Number(new URL(gateway).port), 8044: Number(new URL(control).port) };
    await this.#waitUntilReady("localhost", mapped);
    return {
      getHost: () => "localhost",
      getMappedPort: (port) => mapped[port],
      async stop() {
        child.kill();
        await once(child, "close");
      },
    };
  }
}

/** The strategy of waiting that the recipe uses. */
export const Wait = {
  forHttp: (path, port) => async (host, mapped) => {
    const { ok } = await fetch(`http://${host}:${mapped[port]}${path}`);
    if (!ok) throw new Error(`${path} does not answer with success`);
  },
};
