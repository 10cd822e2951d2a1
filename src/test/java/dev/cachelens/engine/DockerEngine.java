package dev.cachelens.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A Docker engine, spoken to over its API: builds with its own BuildKit and without network, and reads files of images. */
public final class DockerEngine {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI host;

    DockerEngine(URI host) {
        this.host = host;
    }

    /**
     * A build's end.
     *
     * @param success whether it succeeded
     * @param log the names of its steps, their output and the error, one line each
     * @param image the image's id, or null if there is none
     */
    public record EngineBuild(boolean success, String log, String image) {
        /**
         * Returns this build that succeeded.
         *
         * @throws AssertionError if it failed
         */
        public EngineBuild orFail() {
            if (!success) {
                throw new AssertionError("the build failed:\n" + log);
            }
            return this;
        }
    }

    /**
     * Builds a folder, whose {@code .dockerignore} is not looked at, running every step again.
     *
     * @param dockerfile the Dockerfile's text; it need not lie in the folder
     */
    public EngineBuild build(Path context, String dockerfile) {
        String name = ".cachelens.Dockerfile";
        Request request = Request.builder().method(Request.Method.POST)
                .path("/build?version=2&networkmode=none&nocache=1&dockerfile=" + name)
                .putHeader("Content-Type", "application/x-tar")
                .body(new ByteArrayInputStream(tar(context, name, dockerfile))).build();
        TraceLog trace = new TraceLog();
        String image = null;
        String error = null;
        try (DockerHttpClient client = client(); Response response = client.execute(request);
                MappingIterator<JsonNode> messages = JSON.readerFor(JsonNode.class).readValues(response.getBody())) {
            while (messages.hasNext()) {
                JsonNode message = messages.next();
                switch (message.path("id").asText()) {
                    case "moby.buildkit.trace" -> trace.add(Base64.getDecoder().decode(message.get("aux").asText()));
                    case "moby.image.id" -> image = message.get("aux").get("ID").asText();
                    default -> error = message.has("error") ? message.get("error").asText()
                            : message.path("message").asText(error);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EngineBuild(error == null, trace.text() + (error == null ? "" : "ERROR: " + error + "\n"), image);
    }

    /** Returns the content of a regular file of an image, read as UTF-8. */
    public String text(String image, String path) {
        String create = "{\"Image\": \"" + image + "\", \"Cmd\": [\"never started\"]}";
        String container = call(Request.builder().method(Request.Method.POST).path("/containers/create")
                .putHeader("Content-Type", "application/json")
                .body(new ByteArrayInputStream(create.getBytes(StandardCharsets.UTF_8))).build(),
                body -> JSON.readTree(body).get("Id").asText());
        try {
            return call(Request.builder().method(Request.Method.GET).path("/containers/" + container + "/archive?path="
                    + URLEncoder.encode(path, StandardCharsets.UTF_8)).build(), DockerEngine::firstFile);
        } finally {
            call(Request.builder().method(Request.Method.DELETE).path("/containers/" + container).build(), body -> null);
        }
    }

    private static String firstFile(InputStream tar) throws IOException {
        TarArchiveInputStream archive = new TarArchiveInputStream(tar);
        archive.getNextEntry();
        return new String(archive.readAllBytes(), StandardCharsets.UTF_8);
    }

    private interface Reader<T> {
        T read(InputStream body) throws IOException;
    }

    private <T> T call(Request request, Reader<T> reader) {
        try (DockerHttpClient client = client(); Response response = client.execute(request)) {
            if (response.getStatusCode() >= 300) {
                throw new AssertionError(request.path() + ": " + response.getStatusCode() + " "
                        + new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            return reader.read(response.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DockerHttpClient client() {
        return new ApacheDockerHttpClient.Builder().dockerHost(host).responseTimeout(LIMIT).build();
    }

    private static byte[] tar(Path context, String name, String dockerfile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes); Stream<Path> walk = Files.walk(context)) {
            List<Path> files = walk.filter(file -> !file.equals(context)).sorted().toList();
            for (Path file : files) {
                TarArchiveEntry entry = new TarArchiveEntry(file, context.relativize(file).toString());
                tar.putArchiveEntry(entry);
                if (entry.isFile()) {
                    Files.copy(file, tar);
                }
                tar.closeArchiveEntry();
            }
            byte[] text = dockerfile.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
