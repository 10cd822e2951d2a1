FROM busybox AS s0
RUN mkdir -p /data/in && echo 1 > /data/in/file && echo 1 > /data/top
RUN --mount=type=cache,target=/data/in cp -r /data /copy && rm -rf /data/in/* && echo 2 > /data/in/new
RUN --mount=type=cache,target=/data --mount=type=cache,target=/data/in cp /data/in/new /data/other
