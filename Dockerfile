# Two stages: the first builds, the second runs as a user without rights on a root that may be read-only.
FROM node:22-bookworm-slim AS build
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY views ./views
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
# pg_dump and pg_restore make and read backups of PostgreSQL; they must be at least as new as the server.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates tini postgresql-client && rm -rf /var/lib/apt/lists/* \
  && groupadd --system --gid 10001 roundview && useradd --system --uid 10001 --gid roundview --home-dir /data --shell /usr/sbin/nologin roundview \
  && install -d -o roundview -g roundview -m 0700 /data /backup /backup-keys
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/dist ./dist
COPY --from=build --chown=root:root /app/views ./views
COPY --from=build --chown=root:root /app/src/i18n/messages ./src/i18n/messages
COPY --from=build --chown=root:root /app/src/competencies/starter ./src/competencies/starter
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data BACKUP_DIR=/backup BACKUP_KEYS_DIR=/backup-keys
USER 10001:10001
VOLUME ["/data", "/backup", "/backup-keys"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "dist/main.js"]
