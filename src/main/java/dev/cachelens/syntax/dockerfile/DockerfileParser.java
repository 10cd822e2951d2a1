package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses Dockerfiles as BuildKit 0.29 does, quirks included. What BuildKit refuses is an error here, and the instructions around
 * it are there all the same.
 */
public final class DockerfileParser {

    /** BuildKit reads lines of up to 64 KiB in UTF-8, the line end included. */
    private static final int MAX_LINE_BYTES = 65_535;

    private final String text;
    private final List<SyntaxError> errors = new ArrayList<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private final InstructionChecker checker = new InstructionChecker(errors);
    private char escape;
    private List<Directive> directives;

    // The current line, without its end, and where the next one begins.
    private int lineStart;
    private int lineEnd;
    private int nextLine;

    private DockerfileParser(String text) {
        this.text = text;
    }

    /** Parses a file; never throws for what stands in it. */
    public static Dockerfile parse(String text) {
        return new DockerfileParser(text).parse();
    }

    private Dockerfile parse() {
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        DirectiveReader head = new DirectiveReader(text, start, errors);
        head.read();
        directives = head.directives();
        escape = head.escape();
        InstructionReader reader = new InstructionReader(escape, errors);
        nextLine = start;
        while (toNextLine()) {
            int first = Whitespace.skipSpace(text, lineStart, lineEnd);
            if (first < lineEnd && text.charAt(first) == '#') {
                addComment(first);
            } else if (first < lineEnd) {
                addInstruction(reader, joined(first));
            }
        }
        checkStages(start);
        if (errors.size() > 1) {
            errors.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
        }
        return new Dockerfile(new SourceText(text), escape, directives, instructions, comments, errors);
    }

    private boolean toNextLine() {
        if (nextLine >= text.length()) {
            return false;
        }
        lineStart = nextLine;
        int newline = text.indexOf('\n', lineStart);
        nextLine = newline < 0 ? text.length() : newline + 1;
        lineEnd = newline < 0 ? text.length() : newline;
        checkLength();
        while (lineEnd > lineStart && text.charAt(lineEnd - 1) == '\r') {
            lineEnd--;
        }
        return true;
    }

    private void checkLength() {
        if (lineEnd - lineStart > MAX_LINE_BYTES / 3 && utf8Length(lineStart, lineEnd) > MAX_LINE_BYTES) {
            String message = "BuildKit reads no line of more than " + MAX_LINE_BYTES + " bytes";
            errors.add(new SyntaxError(new Span(lineStart, lineEnd), message));
        }
    }

    private int utf8Length(int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    private void addComment(int start) {
        for (Directive directive : directives) {
            if (directive.span().start() == start) {
                return;
            }
        }
        int end = Whitespace.trimEnd(text, start, lineEnd);
        comments.add(new Comment(new Span(start, end), text.substring(Whitespace.skipSpace(text, start + 1, end), end)));
    }

    /** The line with its continuations; BuildKit leaves out blank lines among them, with a warning. */
    private MappedText joined(int start) {
        MappedText.Builder line = new MappedText.Builder(start);
        boolean more = append(line, start);
        while (more && toNextLine()) {
            int first = Whitespace.skipSpace(text, lineStart, lineEnd);
            if (first < lineEnd && text.charAt(first) == '#') {
                addComment(first);
            } else if (first < lineEnd) {
                more = append(line, lineStart);
            }
        }
        return line.build();
    }

    /** Appends the current line; returns whether an escape character at its end, none before it, joins the next one to it. */
    private boolean append(MappedText.Builder line, int start) {
        int last = lineEnd - 1;
        while (last > start && (text.charAt(last) == ' ' || text.charAt(last) == '\t')) {
            last--;
        }
        boolean joins = text.charAt(last) == escape && (last == start || text.charAt(last - 1) != escape);
        line.append(start, text.substring(start, joins ? last : lineEnd));
        return joins;
    }

    private void addInstruction(InstructionReader reader, MappedText line) {
        Instruction instruction = reader.read(line, Whitespace.trimEnd(text, lineStart, lineEnd));
        if (takesHeredocs(instruction)) {
            List<HeredocMarker.Placed> markers = HeredocMarker.in(line, errors);
            if (!markers.isEmpty()) {
                List<Heredoc> heredocs = bodies(markers);
                instruction = withHeredocs(instruction, heredocs, heredocs.get(heredocs.size() - 1).terminator().end());
            }
        }
        instructions.add(instruction);
        checker.check(instruction);
    }

    private static boolean takesHeredocs(Instruction instruction) {
        Instruction command = instruction.trigger().orElse(instruction);
        return switch (command.keyword()) {
            case ADD, COPY, RUN -> command.form() == Instruction.Form.PLAIN;
            default -> false;
        };
    }

    private List<Heredoc> bodies(List<HeredocMarker.Placed> markers) {
        List<Heredoc> heredocs = new ArrayList<>();
        for (HeredocMarker.Placed placed : markers) {
            HeredocMarker marker = placed.marker();
            int start = nextLine;
            boolean terminated = false;
            while (!terminated && toNextLine()) {
                int first = terminatorStart(marker);
                terminated = lineEnd - first == marker.name().length() && text.startsWith(marker.name(), first);
            }
            int end = terminated ? lineStart : text.length();
            Span terminator = terminated ? new Span(terminatorStart(marker), lineEnd) : new Span(end, end);
            if (!terminated) {
                errors.add(new SyntaxError(placed.span(), "no line with " + marker.name() + " alone ends this here-document"));
            }
            heredocs.add(new Heredoc(marker.name(), marker.expand(), marker.chomp(), marker.descriptor(), placed.span(),
                    MappedText.at(start, text.substring(start, end)), terminator));
        }
        return heredocs;
    }

    private int terminatorStart(HeredocMarker marker) {
        int start = lineStart;
        while (marker.chomp() && start < lineEnd && text.charAt(start) == '\t') {
            start++;
        }
        return start;
    }

    private static Instruction withHeredocs(Instruction instruction, List<Heredoc> heredocs, int end) {
        return new Instruction(
                instruction.keyword(), instruction.keywordSpan(), new Span(instruction.span().start(), end), instruction.flags(),
                instruction.form(), instruction.rest(), instruction.words(), heredocs,
                instruction.trigger().map(trigger -> withHeredocs(trigger, heredocs, end)));
    }

    private void checkStages(int start) {
        if (instructions.isEmpty()) {
            errors.add(new SyntaxError(new Span(start, start), "the file has no instructions"));
            return;
        }
        for (Instruction instruction : instructions) {
            switch (instruction.keyword()) {
                case ARG, UNKNOWN -> { }
                case FROM -> {
                    return;
                }
                default -> {
                    errors.add(new SyntaxError(instruction.keywordSpan(), "no FROM stands before this " + instruction.keyword()));
                    return;
                }
            }
        }
        errors.add(new SyntaxError(instructions.get(0).keywordSpan(), "the file has no FROM"));
    }
}
