// A tool of the MCP server: its name, its input, and what it does.
import * as z from "zod";
import type { Session } from "./session.ts";

/** A tool. The result of `handle` is sent as JSON, text as it is. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** What it does and when to use it, for a model. */
  readonly description: string;
  /** The members of its input. */
  readonly input: z.ZodRawShape;
  /** Whether it only looks. */
  readonly readsOnly: boolean;
  readonly handle: (input: never, session: Session) => Promise<unknown>;
}

/** Declares a tool, so that the compiler infers the type of its input. */
export function tool<Shape extends z.ZodRawShape>(
  declaration: Omit<Tool, "input" | "handle"> & {
    readonly input: Shape;
    readonly handle: (input: z.infer<z.ZodObject<Shape>>, session: Session) => Promise<unknown>;
  },
): Tool {
  return declaration;
}

/** The input member with the name of a world. */
export const world = z.string().optional().describe('Name of the world; default "default".');

/** The input member with the id of an agent. */
export const agent = z.number().int().describe("Id of the agent (workno), such as 101.");
