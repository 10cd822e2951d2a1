package dev.cachelens.oracle;

import dev.cachelens.syntax.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;

/** Holds our tree of a script to mvdan's. */
final class ShellComparison {

    private ShellComparison() {
    }

    /** What differs: the first line of each says what, the others show both. */
    static List<String> differences(ShellScript ours, ParsedScript theirs) {
        List<String> differences = new ArrayList<>();
        boolean isRefused = theirs.failure() != null;
        if (isRefused && ours.errors().isEmpty()) {
            differences.add("accepted, what mvdan refuses: " + theirs.failure().message());
        } else if (!isRefused && !ours.errors().isEmpty()) {
            differences.add("refused, what mvdan accepts: " + ours.errors().get(0));
        }
        if (!theirs.foreign().isEmpty()) {
            return differences;
        }
        ShellTree tree = new ShellTree();
        List<ShellNode> mine = tree.script(ours);
        List<ShellNode> other = theirs.statements();
        if (!isRefused && mine.size() != other.size()) {
            differences.add("number of commands: ours " + mine.size() + ", mvdan's " + other.size());
        }
        // Where a script is broken, mvdan's commands are those before the break.
        for (int i = 0; i < other.size(); i++) {
            ShellNode command = i < mine.size() ? mine.get(i) : null;
            if (!other.get(i).equals(command)) {
                differences.add(firstDifference(command, other.get(i)) + "\nours:\n" + command + "\nmvdan's:\n" + other.get(i));
                break;
            }
        }
        if (differences.isEmpty() && !isRefused && !tree.comments().equals(theirs.comments())) {
            differences.add("comments: ours " + tree.comments() + ", mvdan's " + theirs.comments());
        }
        return differences;
    }

    private static String firstDifference(ShellNode mine, ShellNode other) {
        List<String> ours = String.valueOf(mine).lines().toList();
        List<String> theirs = other.toString().lines().toList();
        int line = 0;
        while (line < ours.size() && line < theirs.size() && ours.get(line).equals(theirs.get(line))) {
            line++;
        }
        return "ours " + (line < ours.size() ? ours.get(line).strip() : "ends") + ", mvdan's "
                + (line < theirs.size() ? theirs.get(line).strip() : "ends");
    }
}
