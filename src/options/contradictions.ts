// Finds options that contradict each other, or are unsafe together, before a simulator opens its ports.
import { show } from "../forms/wording.ts";
import { isLoopback } from "./loopback.ts";
import type { Options } from "./options.ts";

/** Returns a sentence for each contradiction and each unsafe combination; empty if there is none. */
export function findContradictions({
  cert,
  key,
  host,
  port,
  httpPort,
  controlHost,
  controlPort,
  controlToken,
  controlTokenFile,
  controlOnGateway,
  open,
  tape,
  tapeFsync,
  watch,
  workers,
  store,
  storeLogin,
  upstream,
  upstreamCa,
  upstreamInsecure,
  mode,
  answer,
  pushAddress,
  plainTape,
  clock,
  start,
  seed,
}: Options): string[] {
  const problems: string[] = [];
  if ((cert === undefined) !== (key === undefined)) {
    const [given, missing] = key === undefined ? ["--cert", "--key"] : ["--key", "--cert"];
    problems.push(`${given} is given without ${missing}: use both, or neither for a generated certificate`);
  }
  const hasToken = controlToken !== undefined || controlTokenFile !== undefined;
  if (controlToken !== undefined && controlTokenFile !== undefined) {
    problems.push("--control-token is given with --control-token-file: leave out one of the two");
  }
  if (controlPort !== undefined && !hasToken && !isLoopback(controlHost)) {
    problems.push(
      `--control-host: at ${show(controlHost)} other machines can control the simulator: use --control-token as well, or 127.0.0.1`,
    );
  }
  if (controlOnGateway && !hasToken) {
    problems.push(
      "--control-on-gateway: everyone who reaches the gateway could control the simulator: use --control-token as well",
    );
  }
  if (open && controlPort === undefined && !controlOnGateway) {
    problems.push(
      "--open is given with --control-port off: the board is on the control port, so leave out one of the two",
    );
  }
  if (tapeFsync && tape === undefined) {
    problems.push("--tape-fsync is given without --tape: use both, or neither");
  }
  if (store === undefined && storeLogin !== undefined) {
    problems.push("--store-login is given without --store: use both, or neither");
  }
  if (store !== undefined) {
    // --tape and --watch follow the default world of this process, but with a store any replica can serve that world.
    if (tape !== undefined) problems.push("--tape is given with --store: leave out one of the two");
    if (watch) problems.push("--watch is given with --store: leave out one of the two");
    // Each worker would be a separate replica, and a load balancer would have to know it.
    if (workers !== undefined) problems.push("--workers is given with --store: leave out one of the two");
  }
  for (const [flag, isGiven] of Object.entries({
    "--mode": mode !== undefined,
    "--answer": answer.length > 0,
    "--upstream-ca": upstreamCa !== undefined,
    "--upstream-insecure": upstreamInsecure,
    "--push-address": pushAddress !== undefined,
    "--plain-tape": plainTape,
  })) {
    if (isGiven && upstream === undefined) problems.push(`${flag} is given without --upstream: use both, or neither`);
  }
  if (upstream !== undefined) {
    if (upstreamCa !== undefined && upstreamInsecure) {
      problems.push("--upstream-ca is given with --upstream-insecure: leave out one of the two");
    }
    if (mode === "spy" && answer.length === 0) {
      problems.push(
        "--mode spy is given without --answer: use --answer with what the simulator answers, such as calldata",
      );
    }
    if (mode !== "spy" && answer.length > 0) {
      problems.push("--answer is given without --mode spy: use both, or neither");
    }
    if (plainTape && tape === undefined) problems.push("--plain-tape is given without --tape: use both, or neither");
    // These options are for worlds that answer all requests. With --upstream, the real gateway answers all or some of them.
    if (store !== undefined) problems.push("--store is given with --upstream: leave out one of the two");
    if (workers !== undefined) problems.push("--workers is given with --upstream: leave out one of the two");
    if (watch) problems.push("--watch is given with --upstream: leave out one of the two");
    // In shadow mode, the world follows the time of the real gateway and the actions of its clients.
    for (const [flag, value] of Object.entries({ "--clock": clock, "--start": start, "--seed": seed })) {
      if (mode === "shadow" && value !== undefined)
        problems.push(`${flag} is given with --mode shadow: leave out one of the two`);
    }
  }
  const ports = [
    { flag: "--port", host, port },
    { flag: "--http-port", host, port: httpPort },
    { flag: "--control-port", host: controlHost, port: controlPort },
  ];
  ports.forEach((endpoint, i) => {
    const other = ports.slice(0, i).find((earlier) => earlier.port === endpoint.port && earlier.host === endpoint.host);
    if (other === undefined || endpoint.port === undefined || endpoint.port === 0) return;
    problems.push(
      `${other.flag} and ${endpoint.flag} are both ${endpoint.port}: use different ports, or 0 for a free one`,
    );
  });
  return problems;
}
