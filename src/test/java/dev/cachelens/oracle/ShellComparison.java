package dev.cachelens.oracle;

import dev.cachelens.syntax.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds our tree of a script to mvdan's. */
final class ShellComparison {

    // mvdan takes these for programs where no if is open.
    private static final Pattern STRAY_ELSE = Pattern.compile("\\b(then|elif|else)\\b");

    private ShellComparison() {
    }

    /** What differs. */
    static List<Difference> differences(String text, ShellScript ours, ParsedScript theirs) {
        List<Difference> differences = new ArrayList<>();
        boolean isRefused = theirs.failure() != null;
        if (isRefused && ours.errors().isEmpty()) {
            String complaint = theirs.failure().message();
            boolean isInside = isUnparsed(new ShellTree().script(ours), theirs.failure().start());
            differences.add(difference("accepted, what mvdan refuses: " + complaint,
                    ShellDesign.ofAccepted(text, complaint, isInside)));
        } else if (!isRefused && !ours.errors().isEmpty()) {
            String complaint = ours.errors().get(0).message();
            differences.add(difference("refused, what mvdan accepts: " + complaint,
                    ShellDesign.ofRefused(text, complaint, theirs.foreign())));
            return differences;
        }
        // Where a line is broken, the here-documents that begin on it have no bodies.
        boolean isOpen = isRefused && text.contains("<<");
        if (!theirs.foreign().isEmpty() || isOpen) {
            return differences;
        }
        ShellTree tree = new ShellTree();
        List<ShellNode> mine = comparable(tree.script(ours), text, true);
        List<ShellNode> other = comparable(theirs.statements(), text, true);
        if (!isRefused && mine.size() != other.size()) {
            differences.add(different("number of commands: ours " + mine.size() + ", mvdan's " + other.size(), text));
        }
        // Where a script is broken, mvdan's commands are those before the break.
        for (int i = 0; i < other.size(); i++) {
            if (isRefused && STRAY_ELSE.matcher(text).find()) {
                break;
            }
            ShellNode command = i < mine.size() ? mine.get(i) : null;
            if (!other.get(i).equals(command)) {
                String first = firstDifference(command, other.get(i));
                differences.add(different(first + "\nours:\n" + command + "\nmvdan's:\n" + other.get(i), text));
                break;
            }
        }
        boolean isCommented = differences.isEmpty() && !isRefused && text.indexOf('`') < 0;
        if (isCommented && !tree.comments().equals(theirs.comments())) {
            differences.add(different("comments: ours " + tree.comments() + ", mvdan's " + theirs.comments(), text));
        }
        return differences;
    }

    /** Whether the offset is in a part of the script into which our parser does not look. */
    private static boolean isUnparsed(List<ShellNode> nodes, int offset) {
        // A complaint about an array may be placed at the = before it.
        return nodes.stream().anyMatch(node -> isOpaque(node) && node.start() - 1 <= offset && offset < node.end()
                || isUnparsed(node.children(), offset));
    }

    private static boolean isOpaque(ShellNode node) {
        return switch (node.kind()) {
            case "arithmetic", "test", "parameter", "foreign" -> true;
            case "assignment" -> node.children().stream().anyMatch(child -> child.kind().equals("array"));
            default -> false;
        };
    }

    private static Difference different(String what, String text) {
        return difference(what, ShellDesign.ofMisread(text));
    }

    private static Difference difference(String what, Optional<ShellDesign> design) {
        return new Difference(what, design.map(ShellDesign::reason));
    }

    /** The trees without places inside backquotes, where backslashes make them a matter of taste, and around continuations. */
    private static List<ShellNode> comparable(List<ShellNode> nodes, String text, boolean isPlaced) {
        List<ShellNode> result = new ArrayList<>();
        for (ShellNode node : nodes) {
            boolean isBackquoted = node.kind().equals("substitution") && text.startsWith("`", node.start());
            int start = node.start();
            int end = node.end();
            while (text.startsWith("\\\n", start) && start < end) {
                start += 2;
            }
            while (end - 2 > start && text.startsWith("\\\n", end - 2)) {
                end -= 2;
            }
            end -= end - 1 > start && text.startsWith("\\\n", end - 1) ? 1 : 0;
            result.add(new ShellNode(node.kind(), node.text(), isPlaced ? start : 0, isPlaced ? end : 0,
                    comparable(node.children(), text, isPlaced && !isBackquoted)));
        }
        return result;
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
