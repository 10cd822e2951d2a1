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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

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

    /** Compares all samples; fails where a difference is not meant. */
    void compare(List<Sample> samples, Function<String, List<Difference>> comparison) {
        samples.forEach(sample -> compare(sample, comparison));
        conclude();
    }

    /** Compares one of several samples, {@link #conclude} follows the last. */
    void compare(Sample sample, Function<String, List<Difference>> comparison) {
        List<Difference> differences = comparison.apply(sample.text());
        Optional<Difference> wrong = Difference.wrong(differences);
        total++;
        if (wrong.isPresent()) {
            disagreeing++;
            String kind = wrong.get().kind();
            if (!disagreements.containsKey(kind) && disagreements.size() < SHOWN) {
                disagreements.put(kind, explain(sample, kind, comparison));
            }
        } else if (!differences.isEmpty()) {
            byDesign.merge(differences.get(0).design().orElseThrow(), 1, Integer::sum);
        }
    }

    private static String explain(Sample sample, String kind, Function<String, List<Difference>> comparison) {
        String smallest = Shrinker.shrink(sample.text(), text ->
                Difference.wrong(comparison.apply(text)).filter(wrong -> wrong.kind().equals(kind)).isPresent());
        StringBuilder told = new StringBuilder("== ").append(sample.name()).append(", shortened to:\n");
        told.append(smallest.replace("\r", "\\r").replace("\t", "\\t"));
        comparison.apply(smallest).forEach(difference -> told.append("\n-- ").append(difference.what()));
        return told.toString();
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
            String identity = " " + cases.replaceAll(",.*", "");
            lines.removeIf(kept -> kept.startsWith(oracle + ": ") && kept.contains(identity));
            lines.add(line);
            Files.createDirectories(SUMMARY.getParent());
            Files.write(SUMMARY, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
