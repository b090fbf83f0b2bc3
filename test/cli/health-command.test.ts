// The command health against servers that are ready, are not, or are not there.
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createListener } from "node:net";
import { type Test, test } from "tap";
import { command } from "./command.ts";

/** A control API that answers with the status; answers its port. */
async function controlAt(t: Test, status: number): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/healthz" && request.method === "GET" ? status : 404).end();
  });
  t.teardown(() => server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  return String((server.address() as AddressInfo).port);
}

test("0 and no word when the simulator is ready, wherever its port is said", async (t) => {
  const port = await controlAt(t, 200);
  const fine = { exitCode: 0, out: "", err: "" };
  t.same(await command(["health", "--control-port", port]), fine);
  t.same(await command(["health"], { CCGW_CONTROL_PORT: port, CCGW_CONTROL_HOST: "0.0.0.0" }), fine);
});

test("1 and a line when it is not ready or not there", async (t) => {
  const port = await controlAt(t, 503);
  t.same(await command(["health", "--control-port", port]), {
    exitCode: 1,
    out: "",
    err: `Not ready: http://127.0.0.1:${port}/healthz answers with HTTP 503.\n`,
  });
  // A port that was free a moment ago.
  const gone = createServer().listen(0, "127.0.0.1");
  await once(gone, "listening");
  const free = String((gone.address() as AddressInfo).port);
  gone.close();
  await once(gone, "close");
  t.same(await command(["health"], { CCGW_CONTROL_PORT: free }), {
    exitCode: 1,
    out: "",
    err: `Not ready: http://127.0.0.1:${free}/healthz cannot be reached: nothing listens there.\n`,
  });
});

test("1 and what may be the matter when the port hangs up, as the gateway's own does, or the host is not known", async (t) => {
  const gateway = createListener((socket) => socket.once("data", () => socket.end()));
  t.teardown(() => gateway.close());
  await once(gateway.listen(0, "127.0.0.1"), "listening");
  const port = String((gateway.address() as AddressInfo).port);
  t.same(await command(["health", "--control-port", port]), {
    exitCode: 1,
    out: "",
    err: `Not ready: http://127.0.0.1:${port}/healthz closes the connection: use the control port, not the port of the gateway.\n`,
  });
  t.same(await command(["health", "--control-host", "no-such.invalid"]), {
    exitCode: 1,
    out: "",
    err: "Not ready: http://no-such.invalid:8044/healthz cannot be reached: the host name cannot be resolved.\n",
  });
});

test("2 when the options name no port to ask", async (t) => {
  t.same(await command(["health", "--control-port", "off"]), {
    exitCode: 2,
    out: "",
    err: "--control-port: off is not a port that can be checked: use the control port of the simulator\n",
  });
});
