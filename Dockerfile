# One image for every role: `docker compose up`, or alone with an embedded database:
#   docker build -t switchboard . && docker run -p 127.0.0.1:3000:3000 -v switchboard:/data switchboard
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN node scripts/build.mjs

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data ALIVE_FILE=/tmp/switchboard-alive
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=90s --retries=3 CMD ["node", "deploy/healthcheck.mjs", "web"]
# node directly, not npm: signals arrive at the process that stops in order.
ENTRYPOINT ["node", "scripts/start.mjs"]
