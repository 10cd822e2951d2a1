package dev.cachelens.oracle;

import static org.junit.Assert.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts where our parser agrees with an oracle, and says where it does not. */
final class Agreement {

    private static final Path SUMMARY = Path.of("target", "oracle-summary.txt");
    private static final int SHOWN = Integer.getInteger("cachelens.shown", 12);

    private final String oracle;
    private final String cases;
    private final Map<String, Integer> byDesign = new TreeMap<>();
    private final Map<String, String> disagreements = new LinkedHashMap<>();
    private int total;
    private int disagreeing;

    /**
     * @param oracle the oracle's name
     * @param cases  what is compared, in the plural
     */
    Agreement(String oracle, String cases) {
        this.oracle = oracle;
        this.cases = cases;
    }

    void agree() {
        total++;
    }

    /** The two differ, and should. */
    void differByDesign(String reason) {
        total++;
        byDesign.merge(reason, 1, Integer::sum);
    }

    /**
     * The two differ.
     *
     * @param kind  disagreements of one kind are shown once
     * @param shown what to tell, asked for only where it is the first of its kind
     */
    void disagree(String kind, Supplier<String> shown) {
        total++;
        disagreeing++;
        if (!disagreements.containsKey(kind) && disagreements.size() < SHOWN) {
            disagreements.put(kind, shown.get());
        }
    }

    /** Prints and keeps the summary; fails where the two disagree. */
    void conclude() {
        int different = byDesign.values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder line = new StringBuilder(oracle + ": " + (total - disagreeing - different) + " of " + total + " " + cases
                + " agree");
        byDesign.forEach((reason, count) -> line.append("; ").append(count).append(" differ by design: ").append(reason));
        if (disagreeing > 0) {
            line.append("; ").append(disagreeing).append(" disagree");
        }
        System.out.println(line);
        keep(line.toString());
        if (disagreeing > 0) {
            fail(line + "\n\n" + String.join("\n", disagreements.values()));
        }
    }

    private void keep(String line) {
        try {
            List<String> lines = new ArrayList<>();
            if (Files.exists(SUMMARY)) {
                lines.addAll(Files.readAllLines(SUMMARY));
            }
            lines.removeIf(kept -> kept.startsWith(oracle + ": ") && kept.contains(" " + cases + " "));
            lines.add(line);
            Files.createDirectories(SUMMARY.getParent());
            Files.write(SUMMARY, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
