package dev.cachelens.oracle;

import dev.cachelens.syntax.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds our tree of a script to mvdan's. */
final class ShellComparison {

    /** What mvdan complains of, and a script that has it and that a shell accepts. */
    static final Map<String, String> SHELLS_ACCEPT = Map.of(
            "invalid var name", "export -=x",
            "must follow a name like", "a[[x",
            "`function` must be followed by", "function",
            "`let` must be followed by", "let",
            "can only be used to close a test", "x && ]]",
            "matching `$((`", "x=$((a); (b))",
            "not a valid arithmetic operator", "x=$((a b); (c))");

    private static final Pattern OPEN_HEREDOC = Pattern.compile("no line with only `(.*)` ends this here-document");
    private static final Pattern TIME = Pattern.compile("\\btime\\b");
    private static final Pattern CONTINUED_COMMENT = Pattern.compile("#[^\n]*\\\\\n");
    // mvdan takes these for programs where no if is open.
    private static final Pattern STRAY_ELSE = Pattern.compile("\\b(then|elif|else)\\b");
    private static final Pattern CONTINUED_NAME = Pattern.compile("\\w\\\\\n\\w*\\+?=");
    private static final Pattern HASH_BEHIND_VARIABLE = Pattern.compile("(\\$\\w+|})#");

    private ShellComparison() {
    }

    /** What differs. */
    static List<Difference> differences(String text, ShellScript ours, ParsedScript theirs) {
        List<Difference> differences = new ArrayList<>();
        boolean isRefused = theirs.failure() != null;
        if (isRefused && ours.errors().isEmpty()) {
            String complaint = theirs.failure().message();
            boolean isInside = isUnparsed(new ShellTree().script(ours), theirs.failure().start());
            differences.add(new Difference("accepted, what mvdan refuses: " + complaint, accepted(text, complaint, isInside)));
        } else if (!isRefused && !ours.errors().isEmpty()) {
            differences.add(new Difference("refused, what mvdan accepts: " + ours.errors().get(0), refused(text, ours, theirs)));
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

    private static Optional<String> accepted(String text, String complaint, boolean isInside) {
        if (isInside || text.contains("$[")) {
            return Optional.of("what stands in arrays, subscripts, (( )) and [[ ]] is not parsed");
        }
        if (SHELLS_ACCEPT.keySet().stream().anyMatch(complaint::contains) || RealShells.accept(text)) {
            return Optional.of("bash or dash accepts what mvdan refuses");
        }
        if (TIME.matcher(text).find()) {
            return Optional.of("time is a program, where it is not bash's keyword");
        }
        return bugs(text);
    }

    private static Optional<String> refused(String text, ShellScript ours, ParsedScript theirs) {
        if (!theirs.foreign().isEmpty()) {
            return Optional.of("rare syntax of bash is refused");
        }
        if (ours.errors().get(0).message().contains("needs a variable's name")) {
            return Optional.of("bash tells that a loop's variable is no name only when it runs");
        }
        Matcher open = OPEN_HEREDOC.matcher(ours.errors().get(0).message());
        if (open.find() && text.lines().noneMatch(line -> line.replaceFirst("^\t+", "").equals(open.group(1)))) {
            return Optional.of("bash only warns of a here-document without end");
        }
        if (text.indexOf('`') >= 0) {
            return Optional.of("shells look into backquotes only when they run");
        }
        return RealShells.accept(text) ? bugs(text) : Optional.of("neither bash nor dash accepts what mvdan does");
    }

    /** Whether the offset is in a part of the script into which our parser does not look. */
    private static boolean isUnparsed(List<ShellNode> nodes, int offset) {
        return nodes.stream().anyMatch(node -> isOpaque(node) && node.start() <= offset && offset < node.end()
                || isUnparsed(node.children(), offset));
    }

    private static boolean isOpaque(ShellNode node) {
        return switch (node.kind()) {
            case "arithmetic", "test", "parameter", "foreign" -> true;
            case "assignment" -> node.children().stream().anyMatch(child -> child.kind().equals("array"));
            default -> false;
        };
    }

    /** What mvdan gets wrong, as bash and dash show. */
    private static Optional<String> bugs(String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
            return Optional.of("mvdan drops carriage returns and NULs");
        }
        if (HASH_BEHIND_VARIABLE.matcher(text).find()) {
            return Optional.of("mvdan takes # behind a variable for a comment");
        }
        if (text.contains("$'") && text.contains("\\c")) {
            return Optional.of("mvdan does not decode the control characters of $'…'");
        }
        if (text.contains("\\`")) {
            return Optional.of("mvdan cuts words at nested backquotes");
        }
        if (text.contains("$\\\n") || text.contains("$(\\\n") || CONTINUED_NAME.matcher(text).find()) {
            return Optional.of("mvdan reads $ and names wrongly across a continuation");
        }
        if (CONTINUED_COMMENT.matcher(text).find()) {
            return Optional.of("mvdan lets a backslash continue a comment");
        }
        if (text.contains("<<") && text.contains("[[")) {
            return Optional.of("mvdan loses the first line of a here-document that [[ ]] follows");
        }
        return Optional.empty();
    }

    private static Difference different(String what, String text) {
        return new Difference(what, bugs(text));
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
