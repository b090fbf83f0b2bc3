// The order and the answer of an allocation: a world for a test, with everything that a client needs to reach it.
import * as z from "zod";
import { closed } from "../../forms/values.ts";
import { worldOrder } from "../../world/order.ts";
import { type Addresses, type WorldFacts, writeWorld } from "./world-answer.ts";

/** The default ttl, after which the world of a crashed test is deleted. */
export const ALLOCATION_TTL = "10m";

/** The schema of the body that allocates a world. */
export const allocationOrder = closed("allocation", {
  ...worldOrder.shape,
  name: worldOrder.shape.name.describe("Name of the world. Default: test- and 12 random letters and digits."),
  ttl: worldOrder.shape.ttl
    .nullable()
    .describe(`Wall time without a request after which the world is deleted; default ${ALLOCATION_TTL}, null: never.`),
});

/** The schema of an allocated world. */
export const allocationAnswer = z
  .strictObject({
    name: z.string(),
    url: z.string().describe("URL of the gateway for clients of this world, without a trailing slash."),
    host: z
      .string()
      .nullable()
      .describe("Host name that selects this world. Null without --world-host, and if the name is not a host name."),
    control: z
      .string()
      .nullable()
      .describe(
        "URL of the world in this API, as the caller reaches it; null within a process without a control port.",
      ),
    ca: z.string().describe("The certificate that clients must trust, as PEM."),
    ttl: z.string().nullable().describe("Time without a request after which the world is deleted; null means never."),
  })
  .meta({ id: "Allocation" });

/** The parts of an allocation that all worlds of a simulator share. */
interface AllocationParts extends Addresses {
  readonly ca: string;
  readonly worldDomain?: string | undefined;
}

/**
 * Returns an allocated world in the form of an answer.
 *
 * @param control the URL of the world in the control API; undefined if it has none
 */
export function writeAllocation(
  world: WorldFacts,
  parts: AllocationParts,
  control: string | undefined,
): z.output<typeof allocationAnswer> {
  const { name, url, ttl } = writeWorld(world, parts);
  return { name, url, host: hostOf(name, parts), control: control ?? null, ca: parts.ca, ttl };
}

/** Matches a label of a host name in lower case, as clients send it. The wildcard of a certificate stands for a single label. */
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function hostOf(name: string, { worldDomain }: AllocationParts): string | null {
  return worldDomain !== undefined && HOST_LABEL.test(name) ? `${name}${worldDomain}` : null;
}
