// Finds the address by which the client of a request reaches the gateway.
import type { IncomingMessage } from "node:http";
import { ROOT, worldNameOf } from "./address.ts";
import type { Exchange } from "./exchange.ts";

/**
 * Returns the address of the gateway as the client of a request sees it, with a slash at the end. It names the world that the path or a
 * header of the request names.
 */
export function apiUrlOf(request: IncomingMessage): string {
  const { headers, socket } = request;
  const scheme = (socket as { readonly encrypted?: boolean }).encrypted === true ? "https" : "http";
  const world = worldNameOf(request, undefined);
  const prefix = world === undefined ? "" : `/w/${encodeURIComponent(world)}`;
  return `${scheme}://${headers.host || localHostOf(request)}${prefix}${ROOT}/`;
}

/** Returns the result of `apiUrlOf`, in a replay from the tape. The tape records it, because taped requests have no host names. */
export function findApiUrl({ request, taped, world }: Exchange): string {
  const find = () => apiUrlOf(request.raw);
  return taped === undefined ? find() : world.tape.checkOrReplay(find);
}

/** Returns the address and port of this end of the connection, for requests without the header Host. */
function localHostOf({ socket: { localAddress = "", localPort } }: IncomingMessage): string {
  const host = localAddress.includes(":") ? `[${localAddress}]` : localAddress;
  return `${host}:${localPort}`;
}
