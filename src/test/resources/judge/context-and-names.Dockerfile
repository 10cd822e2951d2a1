FROM busybox AS s0
COPY one /app
COPY sub /work
COPY sub/ /data/
COPY . /all
COPY one two sub /many/
COPY sub/three /work/
WORKDIR /app2
COPY one .
COPY two ./other
ADD sub added
