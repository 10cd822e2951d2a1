# What "# syntax=docker/dockerfile:…" loads. The labels say what BuildKit may ask of it, as the official image's do.
FROM scratch
COPY dockerfile-frontend /bin/
LABEL moby.buildkit.frontend.network.none="true" \
    moby.buildkit.frontend.caps="moby.buildkit.frontend.inputs,moby.buildkit.frontend.subrequests,moby.buildkit.frontend.contexts"
ENTRYPOINT ["/bin/dockerfile-frontend"]
