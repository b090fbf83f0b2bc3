// Reads the manifests of Kubernetes, and finds their probes that need a token.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { ROUTES } from "../../src/control/router.ts";
import { ROOT } from "./image.ts";

/** A variable of a container. */
export interface Variable {
  readonly name: string;
  readonly value?: string;
}

/** Returns the documents of a manifest. Throws if one of them is not valid YAML. */
export function readManifest(path: string) {
  return parseAllDocuments(readFileSync(`${ROOT}${path}`, "utf8")).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  });
}

type Probe = "startupProbe" | "readinessProbe" | "livenessProbe";

/** Returns the probes of a container whose path needs a token or is unknown, or that use another port than the control port. */
export function findProbesWithToken(
  container: Readonly<Record<Probe, { httpGet: { path: string; port: string } }>>,
): Probe[] {
  return (["startupProbe", "readinessProbe", "livenessProbe"] as const).filter((probe) => {
    const { path, port } = container[probe].httpGet;
    const route = ROUTES.find((route) => route.method === "GET" && route.path === path);
    return port !== "control" || route === undefined || !("isPublic" in route) || !route.isPublic;
  });
}
