FROM busybox AS s0
WORKDIR /app
RUN --mount=type=cache,target=target mkdir target/release && echo 1 > target/release/tool && echo 2 > beside
RUN --mount=type=cache,target=target,id=/other cp /bin/sh target/sh
RUN --mount=type=cache,id=target,target=/work/t cp /work/t/release/tool /work/tool
