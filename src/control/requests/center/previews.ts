// Offers and withdraws preview calls.
import * as z from "zod";
import { offerPreview, Refusal, withdrawPreview } from "../../../core/index.ts";
import { closed, readonlyList } from "../../../forms/values.ts";
import { expects, show } from "../../../forms/wording.ts";
import { callData, telephoneNumber } from "../../answers/fields.ts";
import { createProblem, createRefusalProblem, Problem } from "../../problem.ts";
import { createCreatedAnswer, declareWorldRoute, NO_CONTENT, type Route } from "../../route.ts";
import { agentParams, findAgent, pathOfAgents } from "../path-params.ts";

/** The schema of the body that offers a preview call. */
export const previewBody = closed("preview", {
  numbers: readonlyList(
    z
      .array(telephoneNumber, { error: expects("list of numbers", 'a list of at least one, such as ["13900000001"]') })
      .min(1),
  ).describe("Numbers that the agent can choose from."),
  data: callData.optional().describe("Call data."),
});

const offer = declareWorldRoute({
  name: "offerPreview",
  method: "POST",
  path: "/worlds/:world/agents/:agent/previews",
  summary: "Offers a preview call to a signed-in agent. Returns the number of its control block.",
  params: agentParams,
  body: previewBody,
  answers: { 201: z.strictObject({ control: z.int().describe("Number of the control block.") }) },
  problems: ["unknown-agent", "refused"],
  handle: ({ world, params, body: { numbers, data } }) => {
    const agent = findAgent(world, params.agent);
    if (agent instanceof Problem) return agent;
    const offer = { agent: agent.id, numbers, ...(data === undefined ? {} : { data }) };
    const control = world.center.perform(offerPreview, offer);
    if (control instanceof Refusal) {
      return createRefusalProblem(
        control,
        `PATCH ${pathOfAgents(world)}/${agent.id} with {"signedIn": true} signs it in.`,
      );
    }
    return createCreatedAnswer({ control }, `${pathOfAgents(world)}/${agent.id}/previews/${control}`);
  },
});

const withdraw = declareWorldRoute({
  name: "withdrawPreview",
  method: "DELETE",
  path: "/worlds/:world/agents/:agent/previews/:control",
  summary: "Withdraws a preview call.",
  params: agentParams.extend({ control: z.string().describe("Number of a control block.") }),
  answers: { 204: null },
  problems: ["unknown-agent", "unknown-preview"],
  handle: ({ world, params }) => {
    const agent = findAgent(world, params.agent);
    if (agent instanceof Problem) return agent;
    const preview = agent.session?.previews.find(({ control }) => String(control) === params.control);
    const outcome =
      preview === undefined
        ? undefined
        : world.center.perform(withdrawPreview, { agent: agent.id, control: preview.control });
    if (outcome === "done") return NO_CONTENT;
    const why = "it was called, withdrawn or dropped, the agent signed out, or it never existed";
    const where = `GET ${pathOfAgents(world)}/${agent.id} shows its previews`;
    return createProblem(
      "unknown-preview",
      `Agent ${agent.id} has no preview ${show(params.control)}: ${why}. ${where}.`,
    );
  },
});

/** The routes that offer and withdraw preview calls. */
export const previewRoutes: readonly Route[] = [offer, withdraw];
