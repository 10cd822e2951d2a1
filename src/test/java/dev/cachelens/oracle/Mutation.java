package dev.cachelens.oracle;

import java.util.ArrayList;
import java.util.List;

/** Small accidents to a text, such as an editor sees while someone types. */
final class Mutation {

    private final Dice dice;
    private final String[] snippets;

    /**
     * @param snippets what may be inserted
     */
    Mutation(Dice dice, String... snippets) {
        this.dice = dice;
        this.snippets = snippets;
    }

    String apply(String text) {
        String mutated = text;
        for (int i = dice.between(1, 3); i > 0; i--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private String once(String text) {
        if (text.isEmpty()) {
            return dice.pick(snippets);
        }
        int at = place(text);
        return switch (dice.below(7)) {
            case 0 -> text.substring(0, at) + text.substring(text.offsetByCodePoints(at, 1));
            case 1, 2, 3 -> text.substring(0, at) + dice.pick(snippets) + text.substring(at);
            case 4 -> text.substring(0, at);
            default -> lines(text);
        };
    }

    private int place(String text) {
        int at = dice.below(text.length());
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int line = dice.below(lines.size());
        if (dice.percent(40)) {
            lines.remove(line);
        } else if (dice.percent(50)) {
            lines.add(dice.below(lines.size() + 1), lines.get(line));
        } else {
            lines.add(dice.below(lines.size()), lines.remove(line));
        }
        return String.join("", lines);
    }
}
