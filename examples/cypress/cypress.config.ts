// Adds the tasks of the simulator to Cypress.
import { addTasks } from "cc-gateway-simulator/cypress";
import { defineConfig } from "cypress";

export default defineConfig({
  e2e: {
    // Your development server.
    baseUrl: "http://localhost:5173",
    supportFile: false,
    setupNodeEvents(on) {
      addTasks(on);
    },
  },
});
