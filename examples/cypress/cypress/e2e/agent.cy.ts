// A test with Cypress: an agent signs in on a web page, and talks with a customer.
// The page is examples/browser/agent.html.
import type { WorldForPages } from "cc-gateway-simulator/cypress";

it("counts a call of 90 seconds", () => {
  cy.task<WorldForPages>("ccgw:world").then(({ url }) => cy.visit(`/agent.html?gateway=${url}`));
  cy.contains("Sign in").click();
  cy.task("ccgw:waitFor", { agent: 101, state: "idle", within: "20s" });

  cy.task("ccgw:call", { to: { agent: 101 } });
  cy.task("ccgw:waitFor", { agent: 101, state: "talking", within: "20s" });
  cy.contains("AgentEvent_Talking");
  cy.task("ccgw:advance", "90s");
  cy.task("ccgw:agent", { agent: 101, act: "release" });

  cy.task("ccgw:agent", { agent: 101, act: "statistics" }).should("include", { answernums: 1, talktime: 90 });
});
