# trigger-harness with the k6 that its load runs need:
#   docker build -t trigger-harness .
#   docker run --rm -e ALTCRAFT_TOKEN -v "$PWD:/work" trigger-harness contract --target target.yaml --confirm sandbox.example.com
FROM node:22.12.0-bookworm-slim AS build
WORKDIR /src
# First what changes seldom: the packages are not installed again for a change of a source.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm pack --pack-destination /tmp && mv /tmp/trigger-harness-*.tgz /tmp/trigger-harness.tgz

FROM grafana/k6:2.2.0 AS k6

FROM node:22.12.0-bookworm-slim
ENV NODE_ENV=production \
    K6_BIN=/usr/local/bin/k6 \
    XDG_CACHE_HOME=/tmp/cache
COPY --from=k6 /usr/bin/k6 /usr/local/bin/k6
COPY --from=build /tmp/trigger-harness.tgz /tmp/trigger-harness.tgz
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/trigger-harness.tgz \
    && npm cache clean --force \
    && rm /tmp/trigger-harness.tgz
# The user "node" of the image, by number: Kubernetes can then tell that it is not root.
USER 1000
WORKDIR /work
ENTRYPOINT ["trigger-harness"]
CMD ["--help"]
