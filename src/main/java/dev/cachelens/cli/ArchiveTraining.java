package dev.cachelens.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Runs every command once and throws the results away, so that {@code mvn package} can archive the classes that were loaded. */
final class ArchiveTraining {

    private ArchiveTraining() {
    }

    /**
     * @param args a folder of Dockerfiles
     */
    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Streams.ofProcess();
        Main main = new Main(new Streams(InputStream.nullInputStream(), nowhere, nowhere, true));
        main.run("check", args[0]);
        main.run("check", "--format", "json", args[0]);
        main.run("fix", args[0]);
        main.run("rules");
        main.run("explain", "cache-mount-artifact-copy");
        main.run("--help");
    }
}
