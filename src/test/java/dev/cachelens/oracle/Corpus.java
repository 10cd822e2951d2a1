package dev.cachelens.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The texts on which the oracles' authors test them, read where Go keeps its modules. */
final class Corpus {

    private final Oracle oracle;

    Corpus(Oracle oracle) {
        this.oracle = oracle;
    }

    /** BuildKit's own Dockerfiles: its parser's test files, those in its tests' sources, and those that build it. */
    List<Sample> dockerfiles() {
        Path buildkit = oracle.module("github.com/moby/buildkit");
        List<Sample> samples = new ArrayList<>(below(buildkit));
        for (Sample literal : oracle.literals(buildkit.resolve("frontend/dockerfile"))) {
            if (literal.text().matches("(?is).*\\b(from|run|copy|add|env|arg|onbuild|cmd)\\s.*")) {
                samples.add(literal);
            }
        }
        return samples;
    }

    /** This project's examples, fixtures and test data. */
    static List<Sample> ownDockerfiles() {
        List<Sample> samples = new ArrayList<>(below(Path.of("examples")));
        samples.addAll(below(Path.of("src", "test")));
        return samples;
    }

    private static List<Sample> below(Path folder) {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.equals("Dockerfile") || name.toLowerCase(Locale.ROOT).endsWith(".dockerfile")) {
                    samples.add(new Sample(folder.relativize(file).toString(), Files.readString(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    /** The words on which BuildKit tests its expansion. */
    List<Sample> words() {
        Path folder = oracle.module("github.com/moby/buildkit").resolve("frontend/dockerfile/shell");
        List<Sample> samples = new ArrayList<>(oracle.literals(folder));
        for (String name : List.of("envVarTest", "wordsTest")) {
            try {
                for (String line : Files.readAllLines(folder.resolve(name))) {
                    // A line of these tables: in one of them a platform, then the word, then what is expected.
                    String[] columns = line.split("\\|");
                    if (columns.length > 1 && !line.startsWith("#")) {
                        samples.add(new Sample(name, columns[columns.length - 2].strip()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return samples;
    }

    /** The scripts in mvdan's tests. */
    List<Sample> scripts() {
        return oracle.literals(oracle.module("mvdan.cc/sh/v3").resolve("syntax"));
    }
}
