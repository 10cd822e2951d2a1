FROM busybox AS s0
RUN mkdir /out && echo 1 > /out/file
FROM busybox AS s1
RUN --mount=type=bind,from=s0,source=/out,target=/in cp /in/file /taken && mkdir -p /work && cp -r /in /work/all
RUN --mount=type=bind,target=/ctx cp /ctx/one /from-context && cp -r /ctx/sub /sub
RUN --mount=type=tmpfs,target=/scratch echo 1 > /scratch/lost && cp /scratch/lost /kept
RUN --mount=type=cache,target=/seeded,from=s0,source=/out cp /seeded/file /from-seed && echo 1 > /seeded/more
