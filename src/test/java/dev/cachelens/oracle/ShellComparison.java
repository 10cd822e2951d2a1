package dev.cachelens.oracle;

import dev.cachelens.syntax.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds our tree of a script to mvdan's. */
final class ShellComparison {

    private ShellComparison() {
    }

    /** What differs. */
    static List<Difference> differences(String text, ShellScript ours, ParsedScript theirs) {
        List<Difference> differences = new ArrayList<>();
        boolean isRefused = theirs.failure() != null;
        if (isRefused && ours.errors().isEmpty()) {
            differences.add(new Difference("accepted, what mvdan refuses: " + theirs.failure().message(),
                    RealShells.accept(text) ? Optional.of("bash or dash accepts what mvdan refuses") : Optional.empty()));
        } else if (!isRefused && !ours.errors().isEmpty()) {
            differences.add(new Difference("refused, what mvdan accepts: " + ours.errors().get(0),
                    RealShells.accept(text) ? Optional.empty() : Optional.of("neither bash nor dash accepts what mvdan does")));
            return differences;
        }
        if (!theirs.foreign().isEmpty()) {
            return differences;
        }
        ShellTree tree = new ShellTree();
        List<ShellNode> mine = tree.script(ours);
        List<ShellNode> other = theirs.statements();
        if (!isRefused && mine.size() != other.size()) {
            differences.add(wrong("number of commands: ours " + mine.size() + ", mvdan's " + other.size()));
        }
        // Where a script is broken, mvdan's commands are those before the break.
        for (int i = 0; i < other.size(); i++) {
            ShellNode command = i < mine.size() ? mine.get(i) : null;
            if (!other.get(i).equals(command)) {
                differences.add(wrong(firstDifference(command, other.get(i)) + "\nours:\n" + command + "\nmvdan's:\n"
                        + other.get(i)));
                break;
            }
        }
        if (differences.isEmpty() && !isRefused && !tree.comments().equals(theirs.comments())) {
            differences.add(wrong("comments: ours " + tree.comments() + ", mvdan's " + theirs.comments()));
        }
        return differences;
    }

    private static Difference wrong(String what) {
        return new Difference(what, Optional.empty());
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
