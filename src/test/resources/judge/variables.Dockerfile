ARG ROOT=/app
FROM busybox AS s0
ARG ROOT
ENV OUT=${ROOT}/out NAME=tool
WORKDIR $ROOT
RUN mkdir -p "$OUT" && echo 1 > "$OUT/$NAME" && V=two && echo 2 > $OUT/${V}.txt && echo 3 > $OUT/${UNSET:-three}
ENV OUT=/elsewhere
RUN mkdir $OUT && cd $OUT && echo 1 > ${NAME:+set}
COPY one $OUT/
COPY two ${OUT}/${NAME}-copy
