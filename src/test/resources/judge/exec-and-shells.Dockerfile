FROM busybox AS s0
WORKDIR /work
RUN ["touch", "exec", "two words"]
RUN ["sh", "-c", "mkdir made && cd made && touch inside"]
RUN sh -c 'touch quoted; echo 1 > redirected'
RUN env A=/work/env-dir sh -c 'true' && A=x mkdir plain
RUN mkdir -p a/b && cd a && mv b ../c && cd - && touch after
RUN touch x.so y.so z.txt && mkdir lib && cp *.so lib/ && rm -f *.so
SHELL ["/bin/sh", "-ec"]
RUN touch with-shell
