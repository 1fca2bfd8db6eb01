# syntax=docker/dockerfile:1

# 1. Build: compiles the program and the page, and the SQLite binding where no prebuilt one fits.
FROM node:24-bookworm AS build
WORKDIR /sandpost
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund && npm rebuild better-sqlite3
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

# 2. Run: only what is needed, as a user without rights, with one folder to write to.
FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Sandpost" \
      org.opencontainers.image.description="A mail sandbox for development and CI" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    SANDPOST_STORE=sqlite:/data/sandpost.db \
    SANDPOST_SMTP_LISTEN=0.0.0.0:1025 \
    SANDPOST_POP3_LISTEN=0.0.0.0:1110 \
    SANDPOST_IMAP_LISTEN=0.0.0.0:1143 \
    SANDPOST_HTTP_LISTEN=0.0.0.0:8025
WORKDIR /sandpost
COPY --from=build /sandpost/node_modules ./node_modules
COPY --from=build /sandpost/program ./program
COPY --from=build /sandpost/dist/web ./dist/web
COPY --from=build /sandpost/package.json /sandpost/LICENSE ./
RUN ln -s /sandpost/program/main.js /usr/local/bin/sandpost && install --directory --owner=node --group=node --mode=0700 /data
USER node
VOLUME /data
EXPOSE 1025 1110 1143 8025
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["sandpost", "ready"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["sandpost"]
CMD ["serve"]
