FROM debian:bookworm-slim AS s0
WORKDIR /app
COPY one two ./
RUN install -d /opt2/bin && install -m 755 one /opt2/bin/ && install -D two /deep/er/name
RUN ln -s /app/one /app/link && cp -a /app /clone && mv one three && cp -t /opt2 two three
RUN --mount=type=cache,target=/app/target cp two target/ && mv target/two target/moved && install target/moved /app/out
RUN mkdir empty && rmdir empty && touch -c nothing && find . -name 'two' -exec rm {} \;
