# syntax=docker/dockerfile:1
# One image for the five services and the tools; SERVICE chooses which service a container runs.

FROM node:24-slim AS manifests
WORKDIR /all
COPY . .
RUN mkdir /manifests \
 && cp --parents package.json package-lock.json .npmrc libs/*/package.json services/*/package.json tools/package.json e2e/package.json /manifests/

FROM node:24-slim AS dependencies
WORKDIR /app
COPY --from=manifests /manifests ./
RUN npm install --no-save --omit=dev

FROM node:24-slim AS build
WORKDIR /app
COPY --from=manifests /manifests ./
RUN npm install --no-save
COPY . .
RUN node tools/bin/build.mjs \
 && find libs services tools -path '*/src/*' -name '*.ts' -delete

FROM node:24-slim
ARG SERVICE=intake
ENV NODE_ENV=production \
    SERVICE=${SERVICE} \
    HUIYIN_HTTP_HOST=0.0.0.0 \
    HUIYIN_HTTP_PORT=8080 \
    NODE_OPTIONS="--max-semi-space-size=8 --max-old-space-size=256"
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/libs ./libs
COPY --from=build /app/services ./services
COPY --from=build /app/tools ./tools
COPY --from=build /app/deploy ./deploy
COPY --from=build /app/samples ./samples
# Development keys lie here when a volume is mounted; in production HUIYIN_KEY_RING and HUIYIN_JWKS name other places.
RUN mkdir .infra && chown node:node .infra
USER node
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HUIYIN_HTTP_PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# exec: the service itself gets SIGTERM and stops in order.
CMD ["sh", "-c", "exec node services/$SERVICE/dist/main.js"]
