
FROM rust:1.85-slim-bookworm AS chef-nn
ENV CARGO_TERM_COLOR=always \
    SERVICE=ledger-nn
WORKDIR /srv/ledger-nn
RUN cargo install cargo-chef --locked --version 0.1.71

FROM chef-nn AS plan-nn
COPY services/ledger-nn .
RUN cargo chef prepare --recipe-path recipe.json

FROM chef-nn AS ledger-nn
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        # TLS
        libssl-dev=3.0.* \
        pkg-config=1.8.* \
    && rm -rf /var/lib/apt/lists/*
COPY --from=plan-nn /srv/ledger-nn/recipe.json recipe.json
RUN cargo chef cook --release --recipe-path recipe.json
COPY services/ledger-nn .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    cargo build --release --locked \
    && install -D target/release/ledger /out/ledger

FROM node:22-bookworm-slim AS shop-nn
WORKDIR /srv/shop
COPY shop/package.json shop/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY shop .
RUN npm run build

FROM golang:1.24-bookworm AS gateway-nn
ARG VERSION=dev
WORKDIR /srv/gateway
COPY gateway/go.mod gateway/go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY gateway .
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -trimpath -ldflags "-s -X main.version=${VERSION}" -o /out/gateway ./cmd/gateway

FROM debian:bookworm-slim AS image-nn
RUN set -eu; \
    useradd --system --uid 1001 app; \
    if [ ! -d /var/lib/app ]; then mkdir -p /var/lib/app; fi; \
    for folder in app cache; do \
        install -d -o app -g app "/var/lib/$folder"; \
    done
COPY --from=ledger-nn /out/ledger /usr/local/bin/ledger
COPY --from=gateway-nn /out/gateway /usr/local/bin/gateway
COPY --from=shop-nn /srv/shop/dist /usr/share/shop
USER 1001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD ["/usr/local/bin/gateway", "-check"]
ENTRYPOINT ["/usr/local/bin/gateway"]
