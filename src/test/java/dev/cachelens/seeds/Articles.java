package dev.cachelens.seeds;

import dev.cachelens.NotProven;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Dockerfiles of the four articles that the project began from. The articles belong to their authors, so they are read where
 * they lie, beside the repository; a test that needs them is skipped (loudly) where they are not.
 */
public final class Articles {
    private static final Path FOLDER = Path.of("..", "shared", "seeds");
    private static final String FENCE = "```";
    private static final String INDENT = "    ";

    private Articles() {
    }

    /**
     * A block of Dockerfile text in an article.
     *
     * @param article number of the article, from 1
     * @param line line of the article, from 1, that is the text's first line
     * @param text the block without fence or indentation, every line ended by a line feed
     */
    public record Snippet(int article, int line, String text) {
        /** Returns whether this is a whole Dockerfile: it starts with a stage's head, runs something and leaves nothing out. */
        public boolean complete() {
            List<String> lines = text.lines().filter(each -> !each.isBlank() && !each.startsWith("#")).toList();
            return (lines.get(0).startsWith("FROM ") || lines.get(0).startsWith("ARG "))
                    && lines.stream().anyMatch(each -> each.startsWith("RUN "))
                    && !text.contains("\n# ...\n");
        }
    }

    /** Returns whether the articles are on this machine. */
    public static boolean present() {
        return Files.isDirectory(FOLDER);
    }

    /**
     * Returns all Dockerfile blocks of an article, fragments included, in the article's order. The second article has none: its
     * code is Earthfiles.
     *
     * @param article number of the article, from 1 to 4
     * @throws org.junit.AssumptionViolatedException if the articles are not on this machine
     */
    public static List<Snippet> dockerfiles(int article) {
        List<String> lines = lines(article);
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int start = i;
            if (lines.get(i).startsWith(FENCE)) {
                int end = i + 1;
                while (!lines.get(end).startsWith(FENCE)) {
                    end++;
                }
                if (lines.get(i).startsWith(FENCE + "dockerfile")) {
                    snippets.add(snippet(article, start + 1, lines.subList(start + 1, end)));
                }
                i = end;
            } else if (lines.get(i).startsWith(INDENT + "# syntax=") || lines.get(i).startsWith(INDENT + "FROM ")) {
                int end = i;
                while (end < lines.size() && lines.get(end).startsWith(INDENT)) {
                    end++;
                }
                if (start == 0 || lines.get(start - 1).isBlank()) {
                    snippets.add(snippet(article, start, lines.subList(start, end).stream()
                            .map(line -> line.substring(INDENT.length())).toList()));
                }
                i = end - 1;
            }
        }
        return snippets;
    }

    /**
     * Returns the blocks of an article that can be built as they stand, in the article's order.
     *
     * @param article number of the article, from 1 to 4
     * @throws org.junit.AssumptionViolatedException if the articles are not on this machine
     */
    public static List<Snippet> completeDockerfiles(int article) {
        return dockerfiles(article).stream().filter(Snippet::complete).toList();
    }

    private static Snippet snippet(int article, int index, List<String> lines) {
        return new Snippet(article, index + 1, String.join("\n", lines) + "\n");
    }

    private static List<String> lines(int article) {
        if (!present()) {
            throw NotProven.skip("what the articles' Dockerfiles do and what is found in them",
                    "there is no folder " + FOLDER.toAbsolutePath().normalize());
        }
        String prefix = "00" + (article - 1) + "_";
        try (Stream<Path> files = Files.list(FOLDER)) {
            Path file = files.filter(each -> each.getFileName().toString().startsWith(prefix)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no article " + article + " in " + FOLDER));
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
