# syntax=docker/dockerfile:1
FROM busybox AS s0
WORKDIR /app
RUN --mount=type=cache,target=/app/target <<EOF
set -e
mkdir -p target/release
echo built > target/release/tool
cp target/release/tool /usr/tool
EOF
COPY <<one <<two /app/notes/
1
one
2
two
RUN <<-'END'
	cd /app/notes
	mv one first
	END
FROM s0 AS s1
RUN rm -rf /app/notes && mkdir /work && cd /work && (mkdir in && cd in && touch x) && touch y
