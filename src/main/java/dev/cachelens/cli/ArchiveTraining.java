package dev.cachelens.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Runs every command once and throws the results away, so that {@code mvn package} can archive the classes that were loaded. */
final class ArchiveTraining {

    private ArchiveTraining() {
    }

    /**
     * @param args Dockerfiles, or folders of them
     */
    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Streams.ofProcess();
        Streams streams = new Streams(InputStream.nullInputStream(), nowhere, nowhere, true);
        for (String path : args) {
            Main.run(streams, "check", path);
            Main.run(streams, "check", "--format", "json", path);
            Main.run(streams, "fix", path);
        }
        Main.run(streams, "rules");
        Main.run(streams, "explain", "cache-mount-artifact-copy");
        Main.run(streams, "--help");
    }
}
