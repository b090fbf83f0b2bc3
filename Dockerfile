# The image of the simulator. See docs/containers.md.
# You can use another base image, such as one of a mirror. It needs Node 20.19 or newer as `node`, npm and a shell.
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY scripts/build.mjs scripts/bundle.mjs scripts/bundle-layers.mjs scripts/bundle-board.mjs scripts/common-js.mjs scripts/
COPY src src
RUN node scripts/build.mjs --without-library && chmod 0755 dist/cli/main.js

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="CC-Gateway simulator" \
      org.opencontainers.image.description="A stand-in for a Huawei CC-Gateway" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    CCGW_HOST=0.0.0.0 \
    CCGW_CERTS_DIR=/certs \
    CCGW_LOG_FORMAT=json
# The executable contains its packages. The entries of the library and its types are left out.
COPY --from=build /app/package.json /app/
COPY --from=build /app/dist/cli /app/dist/cli
COPY --from=build /app/dist/board /app/dist/board
COPY LICENSE docs/licenses.md /app/
COPY --chmod=0755 deploy/container/ccgw-health /usr/local/bin/
COPY scenarios /app/scenarios
RUN ln -s /app/dist/cli/main.js /usr/local/bin/ccgw && mkdir /certs && chown 1000:1000 /certs
# Mount your scenarios here, and name them by their file names.
WORKDIR /scenarios
# The user "node" of Node's images. With a number, Kubernetes can check that the user is not root.
USER 1000:1000
EXPOSE 8043
STOPSIGNAL SIGTERM
# The control API listens on the container's loopback interface unless CCGW_CONTROL_HOST and CCGW_CONTROL_TOKEN say otherwise.
HEALTHCHECK --interval=5s --timeout=4s --start-period=5s CMD ["ccgw-health"]
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
