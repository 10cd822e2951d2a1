package dev.cachelens.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why our reading of a script may differ from mvdan's, each reason with a script where it does. */
enum ShellDesign {
    UNPARSED("what stands in arrays, subscripts, (( )) and [[ ]] is not parsed", "a=([)"),
    LAX("bash or dash accepts what mvdan refuses", "x=(a); export -=x"),
    TIME("time is a program, where it is not bash's keyword", "x=(a); time do"),
    RARE("rare syntax of bash is refused", "coproc { a; }"),
    STRICT("neither bash nor dash accepts what mvdan does", "else"),
    LATE("bash tells that a loop's variable is no name only when it runs", "for 1 do a; done"),
    OPEN("bash only warns of a here-document without end", "<<EOF\n$(a)EOF"),
    BACKQUOTES("shells look into backquotes only when they run", "`'``'`"),
    CONTROL("mvdan drops carriage returns and NULs", "a\r"),
    HASH("mvdan takes # behind a variable for a comment", "(${a}#b\n)"),
    ESCAPES("mvdan does not decode the control characters of $'…'", "$'\\ca'"),
    NESTED("mvdan cuts words at nested backquotes", "`o\\`\\``"),
    CONTINUATION("mvdan reads $ and names wrongly across a continuation", "$\\\n$"),
    COMMENT("mvdan lets a backslash continue a comment", "a # \\\nb"),
    TEST("mvdan loses the first line of a here-document that [[ ]] follows", "<<EOF && [[ a ]]\nb\nEOF\n");

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
    private static final Pattern TIME_WORD = Pattern.compile("\\btime\\b");
    private static final Pattern CONTINUED_COMMENT = Pattern.compile("#[^\n]*\\\\\n");
    private static final Pattern CONTINUED_NAME = Pattern.compile("\\$\\(?\\\\\n|\\w\\\\\n\\w*\\+?=");
    private static final Pattern HASH_BEHIND_VARIABLE = Pattern.compile("(\\$\\w+|})#");

    private final String reason;
    private final String example;

    ShellDesign(String reason, String example) {
        this.reason = reason;
        this.example = example;
    }

    String reason() {
        return reason;
    }

    String example() {
        return example;
    }

    /**
     * Why we may accept what mvdan refuses.
     *
     * @param isUnparsed whether the complaint is about a part of the script into which our parser does not look
     */
    static Optional<ShellDesign> ofAccepted(String text, String complaint, boolean isUnparsed) {
        if (isUnparsed || text.contains("$[")) {
            return Optional.of(UNPARSED);
        }
        if (SHELLS_ACCEPT.keySet().stream().anyMatch(complaint::contains) || RealShells.accept(text)) {
            return Optional.of(LAX);
        }
        return TIME_WORD.matcher(text).find() ? Optional.of(TIME) : ofMisread(text);
    }

    /** Why we may refuse what mvdan accepts. */
    static Optional<ShellDesign> ofRefused(String text, String complaint, List<String> foreign) {
        if (!foreign.isEmpty()) {
            return Optional.of(RARE);
        }
        if (complaint.contains("needs a variable's name")) {
            return Optional.of(LATE);
        }
        Matcher open = OPEN_HEREDOC.matcher(complaint);
        if (open.find() && text.lines().noneMatch(line -> line.replaceFirst("^\t+", "").equals(open.group(1)))) {
            return Optional.of(OPEN);
        }
        if (text.indexOf('`') >= 0) {
            return Optional.of(BACKQUOTES);
        }
        return RealShells.accept(text) ? ofMisread(text) : Optional.of(STRICT);
    }

    /** Why mvdan's tree may be another. */
    static Optional<ShellDesign> ofMisread(String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
            return Optional.of(CONTROL);
        }
        if (HASH_BEHIND_VARIABLE.matcher(text).find()) {
            return Optional.of(HASH);
        }
        if (text.contains("$'") && text.contains("\\c")) {
            return Optional.of(ESCAPES);
        }
        if (text.contains("\\`")) {
            return Optional.of(NESTED);
        }
        if (CONTINUED_NAME.matcher(text).find()) {
            return Optional.of(CONTINUATION);
        }
        if (CONTINUED_COMMENT.matcher(text).find()) {
            return Optional.of(COMMENT);
        }
        return text.contains("<<") && text.contains("[[") ? Optional.of(TEST) : Optional.empty();
    }
}
