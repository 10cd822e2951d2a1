FROM busybox AS s0
WORKDIR /work
RUN [ -d /work ] && touch a
RUN test -f nothing || touch b
RUN false || touch c
RUN if [ -f a ]; then touch d; else touch e; fi
RUN for n in 1 2 3; do mkdir -p /out/$n && echo $n > "/out/${n}/file"; done
RUN touch f && (exit 0) && ! test -f nothing && touch g
RUN case x in x) touch h ;; *) touch i ;; esac
RUN touch j; false; touch k
RUN { touch l && touch m; } || exit 1
