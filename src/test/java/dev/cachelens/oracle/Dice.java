package dev.cachelens.oracle;

import java.util.List;
import java.util.Random;

/** Seeded choices: the same seed makes the same text. */
final class Dice {

    /** Generators number their cases from here on; {@code -Dcachelens.seed} moves them to fresh ones. */
    static final long SEED = Long.getLong("cachelens.seed", 1);

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
        // The first numbers of neighbouring seeds resemble each other.
        random.nextInt();
        random.nextInt();
    }

    /** The seeds of so many cases, to print. */
    static String seeds(int cases) {
        return SEED + " to " + (SEED + cases - 1);
    }

    /** True in so many of a hundred cases. */
    boolean percent(int cases) {
        return random.nextInt(100) < cases;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
