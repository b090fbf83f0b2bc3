// Tests of deploy/kubernetes.yaml: its documents match each other, the image and the options of the simulator.
import { test } from "tap";
import { readScenario } from "../../src/scenario/reading/read-scenario.ts";
import { environment, findOnly, IMAGE, optionsIn } from "./image.ts";
import { findProbesWithToken, readManifest, type Variable } from "./manifests.ts";

const documents = readManifest("deploy/kubernetes.yaml");
const [config, deployment, service] = documents;
const pod = deployment.spec.template.spec;
const [container] = pod.containers;

test("there are a config map, a deployment of one pod, and a service that selects it", async (t) => {
  t.same(
    documents.map(({ kind }) => kind),
    ["ConfigMap", "Deployment", "Service"],
  );
  t.equal(deployment.spec.replicas, 1);
  t.same(deployment.spec.selector.matchLabels, deployment.spec.template.metadata.labels);
  t.same(service.spec.selector, deployment.spec.template.metadata.labels);
  t.equal(container.image, IMAGE);
});

test("the variables are valid, and the certificate has the names of the service in the cluster", async (t) => {
  const given = container.env.map(({ name, value = "a-control-token" }: Variable) => [
    name,
    value.replaceAll("$(NAMESPACE)", "tests"),
  ]);
  const { controlHost, controlToken, sans } = optionsIn(Object.fromEntries(given));
  t.same(
    { controlHost, controlToken, sans },
    {
      controlHost: "0.0.0.0",
      controlToken: "a-control-token",
      sans: ["", ".tests", ".tests.svc", ".tests.svc.cluster.local"].map((end) => `${service.metadata.name}${end}`),
    },
  );
  const token = container.env.find(({ name }: Variable) => name === "CCGW_CONTROL_TOKEN");
  t.same(token.valueFrom, { secretKeyRef: { name: "cc-gateway-simulator", key: "control-token" } });
  t.equal(pod.enableServiceLinks, false, "the cluster sets no variable CCGW_PORT");
});

test("the container and the service have the ports of the simulator", async (t) => {
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

test("every probe uses a path that needs no token", async (t) => {
  t.strictSame(findProbesWithToken(container), []);
});

test("the pod runs as the user of the image on a read-only root, and can write certificates", async (t) => {
  const { runAsUser, runAsGroup, fsGroup, runAsNonRoot } = pod.securityContext;
  t.equal(`${runAsUser}:${runAsGroup}`, findOnly("USER").rest);
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

test("the config map has the served scenario, which is valid", async (t) => {
  const [file] = container.args;
  const mounted = pod.volumes.find(({ configMap }: { configMap?: unknown }) => configMap !== undefined);
  t.equal(mounted.configMap.name, config.metadata.name);
  const { mountPath } = container.volumeMounts.find(({ name }: { name: string }) => name === mounted.name);
  t.equal(mountPath, findOnly("WORKDIR").rest, "mounted in the scenario folder of the image");
  t.hasOwnProp(await readScenario({ text: config.data[file], file }), "scenario");
});
