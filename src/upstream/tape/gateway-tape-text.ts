// Writes the lines of the tape of a real gateway.
import { GATEWAY_TAPE_FORMAT } from "../../words/tape.ts";
import { GATEWAY_TAPE_NUMBER, type GatewayTapeHead } from "./gateway-tape.ts";
import type { GatewayTape } from "./read-gateway-tape.ts";

/** Returns the head of a tape in the present format. */
export function makeGatewayTapeHead(head: Pick<GatewayTapeHead, "version" | "start" | "anonymized">): GatewayTapeHead {
  return { format: GATEWAY_TAPE_FORMAT, number: GATEWAY_TAPE_NUMBER, ...head };
}

/** Returns a line of a tape: its head, or an exchange. */
export function writeGatewayTapeLine(line: GatewayTapeHead | GatewayTape["exchanges"][number]): string {
  return `${JSON.stringify(line)}\n`;
}

/** Returns the text of a whole tape. */
export function writeGatewayTape({ head, exchanges }: GatewayTape): string {
  return [head, ...exchanges].map(writeGatewayTapeLine).join("");
}
