FROM busybox AS s0
RUN mkdir -p /out/deep && echo 1 > /out/deep/file && echo 2 > /out/top
FROM busybox AS s1
COPY --from=0 /out /app
COPY --from=s0 /out/deep/file /app/copied/
COPY --from=S0 /out/top /app/deep/file
FROM s1 AS s2
COPY --from=0 /out/deep /app/deep
RUN mv /app/deep /work && cp -r /work/. /flat
