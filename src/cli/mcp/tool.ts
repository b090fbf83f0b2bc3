// Defines the form of a tool of the MCP server, and the input members that several tools share.
import * as z from "zod";
import type { McpSession } from "./mcp-session.ts";

/** A tool. The result of `handle` is sent as JSON, and text unchanged. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** Describes for a model what the tool does and when to use it. */
  readonly description: string;
  /** The members of its input. */
  readonly input: z.ZodRawShape;
  /** Whether it changes nothing. */
  readonly readsOnly: boolean;
  /** Whether it can remove a simulator, a world, the progress or faults of a world, or a file. A client may ask its user first. */
  readonly isDestructive?: true;
  readonly handle: (input: never, session: McpSession) => Promise<unknown>;
}

/** Declares a tool, so that the compiler infers the type of its input. */
export function declareTool<Shape extends z.ZodRawShape>(
  declaration: Omit<Tool, "input" | "handle"> & {
    readonly input: Shape;
    readonly handle: (input: z.infer<z.ZodObject<Shape>>, session: McpSession) => Promise<unknown>;
  },
): Tool {
  return declaration;
}

/** The input member with the name of a world. */
export const world = z.string().optional().describe('Name of the world; default "default".');

/** The input member with the id of an agent. */
export const agent = z.number().int().describe("Id of the agent (workno), such as 101.");
