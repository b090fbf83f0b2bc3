// deploy/kubernetes.yaml: its parts fit each other, the image and the simulator's options.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { parseAllDocuments } from "yaml";
import { ROUTES } from "../../src/control/router.ts";
import { readScenario } from "../../src/scenario/reading/read-scenario.ts";
import { environment, IMAGE, only, optionsIn, ROOT } from "./image.ts";

interface Variable {
  readonly name: string;
  readonly value?: string;
}

const documents = parseAllDocuments(readFileSync(`${ROOT}deploy/kubernetes.yaml`, "utf8")).map((one) => {
  if (one.errors.length > 0) throw one.errors[0];
  return one.toJS();
});
const [config, deployment, service] = documents;
const pod = deployment.spec.template.spec;
const [container] = pod.containers;

test("a config map, a deployment of one pod, and a service that finds it", async (t) => {
  t.same(
    documents.map(({ kind }) => kind),
    ["ConfigMap", "Deployment", "Service"],
  );
  t.equal(deployment.spec.replicas, 1);
  t.same(deployment.spec.selector.matchLabels, deployment.spec.template.metadata.labels);
  t.same(service.spec.selector, deployment.spec.template.metadata.labels);
  t.equal(container.image, IMAGE);
});

test("the simulator takes its variables; its certificate names the service as the cluster does", async (t) => {
  const given = container.env.map(({ name, value = "given-by-the-cluster" }: Variable) => [
    name,
    value.replaceAll("$(NAMESPACE)", "tests"),
  ]);
  const { controlHost, controlToken, sans } = optionsIn(Object.fromEntries(given));
  t.same(
    { controlHost, controlToken, sans },
    {
      controlHost: "0.0.0.0",
      controlToken: "given-by-the-cluster",
      sans: ["", ".tests", ".tests.svc", ".tests.svc.cluster.local"].map((end) => `${service.metadata.name}${end}`),
    },
  );
  const token = container.env.find(({ name }: Variable) => name === "CCGW_CONTROL_TOKEN");
  t.same(token.valueFrom, { secretKeyRef: { name: "cc-gateway-simulator", key: "control-token" } });
  t.equal(pod.enableServiceLinks, false, "no CCGW_PORT of the cluster's");
});

test("its ports are the simulator's, and the service leads to them", async (t) => {
  const { port, controlPort } = optionsIn({});
  t.same(container.ports, [
    { name: "gateway", containerPort: port },
    { name: "control", containerPort: controlPort },
  ]);
  t.same(service.spec.ports, [
    { name: "gateway", port, targetPort: "gateway" },
    { name: "control", port: controlPort, targetPort: "control" },
  ]);
});

test("every probe asks what answers without a token", async (t) => {
  for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"]) {
    const { path, port } = container[probe].httpGet;
    const route = ROUTES.find((one) => one.method === "GET" && one.path === path);
    t.equal(port, "control", probe);
    t.ok(route !== undefined && "open" in route && route.open, probe);
  }
});

test("it runs as the image's user on a read-only root, and can write its certificates", async (t) => {
  const { runAsUser, runAsGroup, fsGroup, runAsNonRoot } = pod.securityContext;
  t.equal(`${runAsUser}:${runAsGroup}`, only("USER").rest);
  t.same([fsGroup, runAsNonRoot], [runAsGroup, true]);
  t.same(container.securityContext, {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  });
  const writable = container.volumeMounts.filter(({ readOnly = false }) => !readOnly);
  t.same(
    writable.map(({ mountPath }: { mountPath: string }) => mountPath),
    [environment["CCGW_CERTS_DIR"]],
  );
  t.ok(pod.terminationGracePeriodSeconds > 2);
});

test("the scenario that it serves is in the config map, and good", async (t) => {
  const [file] = container.args;
  const mounted = pod.volumes.find(({ configMap }: { configMap?: unknown }) => configMap !== undefined);
  t.equal(mounted.configMap.name, config.metadata.name);
  const { mountPath } = container.volumeMounts.find(({ name }: { name: string }) => name === mounted.name);
  t.equal(mountPath, only("WORKDIR").rest, "named as it is named in the image's folder for scenarios");
  t.hasOwnProp(await readScenario({ text: config.data[file], file }), "scenario");
});
