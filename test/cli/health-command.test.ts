// Tests of the command health with servers that are ready, not ready, or missing.
import { createServer } from "node:http";
import { type AddressInfo, createServer as createListener } from "node:net";
import { type Test, test } from "tap";
import { startSimulator } from "../../src/index.ts";
import { waitForEvent } from "../support/waiting.ts";
import { runToEnd } from "./command.ts";

/** Starts a control API that answers with a status. Returns its port. */
async function startControlApi(t: Test, status: number): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/healthz" && request.method === "GET" ? status : 404).end();
  });
  t.teardown(() => server.close());
  await waitForEvent(server.listen(0, "127.0.0.1"), "listening");
  return String((server.address() as AddressInfo).port);
}

test("for a ready simulator, the exit code is 0 without output, with the port from an option or a variable", async (t) => {
  const port = await startControlApi(t, 200);
  const success = { exitCode: 0, out: "", err: "" };
  t.same(await runToEnd(["health", "--control-port", port]), success);
  t.same(await runToEnd(["health"], { CCGW_CONTROL_PORT: port, CCGW_CONTROL_HOST: "0.0.0.0" }), success);
});

test("for a simulator that is not ready or not running, the exit code is 1 with a line", async (t) => {
  const port = await startControlApi(t, 503);
  t.same(await runToEnd(["health", "--control-port", port]), {
    exitCode: 1,
    out: "",
    err: `Not ready: http://127.0.0.1:${port}/healthz answers with HTTP 503.\n`,
  });
  // Nothing listens on port 1, and no other test can open it in the meantime.
  t.same(await runToEnd(["health"], { CCGW_CONTROL_PORT: "1" }), {
    exitCode: 1,
    out: "",
    err: "Not ready: http://127.0.0.1:1/healthz cannot be reached: nothing listens there.\n",
  });
});

test("for a port that closes the connection, or an unknown host, the exit code is 1 with advice", async (t) => {
  const listener = createListener((socket) => socket.once("data", () => socket.end()));
  t.teardown(() => listener.close());
  await waitForEvent(listener.listen(0, "127.0.0.1"), "listening");
  const port = String((listener.address() as AddressInfo).port);
  t.same(await runToEnd(["health", "--control-port", port]), {
    exitCode: 1,
    out: "",
    err: `Not ready: http://127.0.0.1:${port}/healthz closes the connection: use the control port, not the port of the gateway.\n`,
  });
  t.same(await runToEnd(["health", "--control-host", "no-such.invalid"]), {
    exitCode: 1,
    out: "",
    err: "Not ready: http://no-such.invalid:8044/healthz cannot be reached: the host name cannot be resolved.\n",
  });
});

test("for a control API without a port, the exit code is 2", async (t) => {
  t.same(await runToEnd(["health", "--control-port", "off"]), {
    exitCode: 2,
    out: "",
    err: "--control-port: off is not a port that can be checked: use the control port of the simulator\n",
  });
});

test("with the control API only on the gateway's port, that port is checked", async (t) => {
  const options = { controlOnGateway: true, controlToken: "secret-token", controlPort: "off" } as const;
  await using ready = await startSimulator({ scenario: "statistics-example", ...options });
  const { port } = new URL(ready.url);
  const flags = ["--control-port", "off", "--control-on-gateway"];
  t.same(await runToEnd(["health", ...flags, "--port", port]), { exitCode: 0, out: "", err: "" });
  t.same(await runToEnd(["health", ...flags, "--port", "1"]), {
    exitCode: 1,
    out: "",
    err: "Not ready: https://127.0.0.1:1/ccgw/healthz cannot be reached: nothing listens there.\n",
  });
  t.same(await runToEnd(["health", ...flags, "--port", "0"]), {
    exitCode: 2,
    out: "",
    err: "--port: 0 is not a port that can be checked: use the port of the gateway\n",
  });
});
