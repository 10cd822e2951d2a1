package dev.cachelens.cli;

import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import java.util.Optional;

/** Finds rules by the names that people type. */
final class RuleNames {

    private RuleNames() {
    }

    /** The rule of this id or short name; the message for any other name proposes the nearest id. */
    static Rule find(String name) throws Failure {
        Optional<Rule> rule = Rules.find(name);
        if (rule.isPresent()) {
            return rule.get();
        }
        throw new Failure("there is no rule '" + name + "'; the nearest is '" + nearest(name) + "' ('cachelens rules' lists all)");
    }

    private static String nearest(String name) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (Rule rule : Rules.all()) {
            int distance = distance(name, rule.id());
            if (distance < least) {
                least = distance;
                best = rule.id();
            }
        }
        return best;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
