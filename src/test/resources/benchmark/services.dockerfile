
FROM rust:1.85-slim-bookworm AS chef-@N@
ENV CARGO_TERM_COLOR=always \
    SERVICE=ledger-@N@
WORKDIR /srv/ledger-@N@
RUN cargo install cargo-chef --locked --version 0.1.71

FROM chef-@N@ AS plan-@N@
COPY services/ledger-@N@ .
RUN cargo chef prepare --recipe-path recipe.json

FROM chef-@N@ AS ledger-@N@
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        # TLS
        libssl-dev=3.0.* \
        pkg-config=1.8.* \
    && rm -rf /var/lib/apt/lists/*
COPY --from=plan-@N@ /srv/ledger-@N@/recipe.json recipe.json
RUN cargo chef cook --release --recipe-path recipe.json
COPY services/ledger-@N@ .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    cargo build --release --locked \
    && install -D target/release/ledger /out/ledger

FROM node:22-bookworm-slim AS shop-@N@
WORKDIR /srv/shop
COPY shop/package.json shop/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY shop .
RUN npm run build

FROM golang:1.24-bookworm AS gateway-@N@
ARG VERSION=dev
WORKDIR /srv/gateway
COPY gateway/go.mod gateway/go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY gateway .
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -trimpath -ldflags "-s -X main.version=${VERSION}" -o /out/gateway ./cmd/gateway

FROM debian:bookworm-slim AS image-@N@
RUN set -eu; \
    useradd --system --uid 1001 app; \
    if [ ! -d /var/lib/app ]; then mkdir -p /var/lib/app; fi; \
    for folder in app cache; do \
        install -d -o app -g app "/var/lib/$folder"; \
    done
COPY --from=ledger-@N@ /out/ledger /usr/local/bin/ledger
COPY --from=gateway-@N@ /out/gateway /usr/local/bin/gateway
COPY --from=shop-@N@ /srv/shop/dist /usr/share/shop
USER 1001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD ["/usr/local/bin/gateway", "-check"]
ENTRYPOINT ["/usr/local/bin/gateway"]
