FROM busybox AS s0
ONBUILD WORKDIR /hook
ONBUILD COPY one copied
ONBUILD RUN --mount=type=cache,target=/hook/cache echo 1 > cache/lost && echo 1 > kept
RUN mkdir /here
FROM s0 AS s1
RUN touch relative
