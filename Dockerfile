# syntax=docker/dockerfile:1
# The simulator in a container: docker build -t cc-gateway-simulator . && docker run -p 8043:8043 cc-gateway-simulator
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-slim
LABEL org.opencontainers.image.title="CC-Gateway simulator" \
      org.opencontainers.image.description="A stand-in for a Huawei CC-Gateway" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
ENV NODE_ENV=production \
    CCGW_HOST=0.0.0.0 \
    CCGW_LOG_FORMAT=json
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY scenarios scenarios
# Certificates are made on the first start; mount a volume here to keep them.
RUN mkdir certs && chown node:node certs
USER node
EXPOSE 8043
STOPSIGNAL SIGTERM
# The control API stays on the container's own loopback unless CCGW_CONTROL_HOST and CCGW_CONTROL_TOKEN say otherwise.
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s CMD ["node", "dist/cli/main.js", "health"]
ENTRYPOINT ["node", "dist/cli/main.js"]
