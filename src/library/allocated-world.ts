// The library's handle for a world that was allocated for a test.
import type { AllocationInfo } from "../control/api-types.ts";
import type { Transport } from "./transports/transport.ts";
import { World } from "./world-handle.ts";

/** A world for a test, with the address and the certificate that clients need. */
export class AllocatedWorld extends World {
  /** The host name that selects this world; undefined without `worldHost`, or if the name cannot be the first part of a host name. */
  readonly host: string | undefined;
  /** The CA certificate that clients must trust, as PEM. */
  readonly ca: string;

  constructor(transport: Transport, gateway: string, { name, url, host, ca }: AllocationInfo) {
    super(transport, name, gateway, url);
    this.host = host ?? undefined;
    this.ca = ca;
  }
}
