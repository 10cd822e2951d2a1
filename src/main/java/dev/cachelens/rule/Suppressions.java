package dev.cachelens.rule;

import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Comment;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.Heredoc;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The comments of a file that silence rules: {@code # noinspection Name[,Name]} or {@code # cachelens: ignore=name[,name]} on the
 * line above an instruction, or above the line of an instruction where the finding stands; and {@code # cachelens: skip=name[,name]}
 * at the head of the file, for all of it. A name is a rule's id or its short name.
 */
final class Suppressions {

    private static final String NO_INSPECTION = "noinspection";
    private static final String CACHE_LENS = "cachelens:";
    private static final String IGNORE = "ignore=";
    private static final String SKIP = "skip=";
    // The IDE's name for every inspection.
    private static final String ALL = "ALL";

    private final SourceText source;
    private final List<Instruction> instructions;
    private final List<Name> names = new ArrayList<>();
    private final List<Name> everywhere = new ArrayList<>();
    private final Map<Integer, List<Name>> byLine = new HashMap<>();
    private final Set<Integer> commentLines = new HashSet<>();

    private Suppressions(Dockerfile dockerfile) {
        source = dockerfile.source();
        instructions = dockerfile.instructions();
    }

    /** Reads the comments of a file, those of a RUN's here-documents included. */
    static Suppressions of(Dockerfile dockerfile) {
        Suppressions suppressions = new Suppressions(dockerfile);
        List<Comment> comments = new ArrayList<>(dockerfile.comments());
        for (Instruction instruction : dockerfile.instructions()) {
            if (instruction.keyword() == Keyword.RUN) {
                for (Heredoc heredoc : instruction.heredocs()) {
                    addComments(heredoc.body().span(), dockerfile.source(), comments);
                }
            }
        }
        for (Comment comment : comments) {
            suppressions.commentLines.add(suppressions.source.line(comment.span().start()));
        }
        int head = dockerfile.instructions().isEmpty()
                ? suppressions.source.text().length()
                : dockerfile.instructions().get(0).span().start();
        for (Comment comment : comments) {
            suppressions.add(comment, comment.span().start() < head);
        }
        return suppressions;
    }

    /** Whether a comment silences the rule's findings at this place. */
    boolean cover(Rule rule, Span span) {
        if (names.isEmpty()) {
            return false;
        }
        boolean covered = use(everywhere, rule);
        int line = source.line(span.start());
        covered |= use(byLine.getOrDefault(line, List.of()), rule);
        int instruction = instructionAt(span.start());
        if (instruction >= 0) {
            int first = source.line(instructions.get(instruction).span().start());
            covered |= first != line && use(byLine.getOrDefault(first, List.of()), rule);
        }
        return covered;
    }

    /**
     * The names that silenced nothing, to be asked once every finding went through {@link #cover}.
     *
     * @param applied the rules that looked at the file; what silences another is not judged
     */
    List<Finding> useless(List<Rule> applied) {
        List<Finding> findings = new ArrayList<>();
        for (Name name : names) {
            Rule rule = find(applied, name);
            String why = null;
            if (!name.used && rule != null && !(rule instanceof UselessSuppression)) {
                why = "'" + rule.id() + "' finds nothing " + (name.suppression.skip ? "in this file" : "in what follows");
            } else if (rule == null && name.suppression.ours && Rules.find(name.text).isEmpty()) {
                why = "there is no rule '" + name.text + "'";
            }
            if (why != null) {
                findings.add(new Finding(UselessSuppression.ID, Severity.WEAK, name.span, "suppresses nothing: " + why, List.of(),
                        List.of(removal(name))));
            }
        }
        return findings;
    }

    private static void addComments(Span body, SourceText source, List<Comment> comments) {
        String text = source.text();
        for (int start = body.start(); start < body.end();) {
            int next = text.indexOf('\n', start);
            int end = next < 0 || next > body.end() ? body.end() : next;
            int at = start;
            while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            if (at < end && text.charAt(at) == '#') {
                comments.add(new Comment(new Span(at, end), text.substring(at + 1, end).strip()));
            }
            start = end + 1;
        }
    }

    private void add(Comment comment, boolean head) {
        String text = comment.text();
        boolean ours = text.startsWith(CACHE_LENS);
        if (!ours && !text.startsWith(NO_INSPECTION)) {
            return;
        }
        int start = comment.span().start() + comment.span().in(source.text()).indexOf(ours ? CACHE_LENS : NO_INSPECTION);
        int end = comment.span().end();
        boolean skip = false;
        int at = start;
        if (ours) {
            at = skipBlanks(start + CACHE_LENS.length(), end);
            skip = source.text().startsWith(SKIP, at);
            if (!skip && !source.text().startsWith(IGNORE, at) || skip && !head) {
                return;
            }
            at += skip ? SKIP.length() : IGNORE.length();
        } else {
            at += NO_INSPECTION.length();
            if (at == end || !isBlank(source.text().charAt(at))) {
                return;
            }
        }
        Suppression suppression = new Suppression(comment, ours, skip, new ArrayList<>());
        readNames(suppression, at, end);
        names.addAll(suppression.names);
        if (skip) {
            everywhere.addAll(suppression.names);
        } else {
            byLine.computeIfAbsent(lineBelow(comment), line -> new ArrayList<>()).addAll(suppression.names);
        }
    }

    private void readNames(Suppression suppression, int from, int end) {
        int at = skipBlanks(from, end);
        while (at < end && isNamePart(source.text().charAt(at))) {
            int start = at;
            while (at < end && isNamePart(source.text().charAt(at))) {
                at++;
            }
            suppression.names.add(new Name(suppression, source.text().substring(start, at), new Span(start, at)));
            int comma = skipBlanks(at, end);
            if (comma == end || source.text().charAt(comma) != ',') {
                break;
            }
            at = skipBlanks(comma + 1, end);
        }
    }

    /** The first line under the comment that is no comment: comments may be stacked. */
    private int lineBelow(Comment comment) {
        int line = source.line(comment.span().start()) + 1;
        while (commentLines.contains(line)) {
            line++;
        }
        return line;
    }

    private int skipBlanks(int from, int end) {
        int at = from;
        while (at < end && isBlank(source.text().charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private int instructionAt(int offset) {
        int low = 0;
        int high = instructions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = instructions.get(middle).span();
            if (offset < span.start()) {
                high = middle - 1;
            } else if (offset > span.end()) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    private static boolean use(List<Name> candidates, Rule rule) {
        boolean covered = false;
        for (Name name : candidates) {
            if (name.is(rule) || !name.suppression.ours && name.text.equals(ALL)) {
                name.used = true;
                covered = true;
            }
        }
        return covered;
    }

    private static Rule find(List<Rule> rules, Name name) {
        for (Rule rule : rules) {
            if (name.is(rule)) {
                return rule;
            }
        }
        return null;
    }

    /** Takes the name out of its list; the last one takes its line along. */
    private Fix removal(Name name) {
        List<Name> list = name.suppression.names;
        if (list.size() == 1) {
            int line = source.line(name.span.start());
            int end = line < source.lineCount() ? source.lineStart(line + 1) : source.text().length();
            return new Fix("Remove the comment", TextEdit.delete(new Span(source.lineStart(line), end)));
        }
        int index = list.indexOf(name);
        Span span = index == 0
                ? new Span(name.span.start(), list.get(1).span.start())
                : new Span(list.get(index - 1).span.end(), name.span.end());
        return new Fix("Remove '" + name.text + "' from the comment", TextEdit.delete(span));
    }

    /** A comment; {@code ours} and not the IDE's kind, {@code skip} and for the whole file. */
    private record Suppression(Comment comment, boolean ours, boolean skip, List<Name> names) {
    }

    /** A name in a comment; {@code used} once it silenced a finding. */
    private static final class Name {
        private final Suppression suppression;
        private final String text;
        private final Span span;
        private boolean used;

        Name(Suppression suppression, String text, Span span) {
            this.suppression = suppression;
            this.text = text;
            this.span = span;
        }

        boolean is(Rule rule) {
            return text.equals(rule.id()) || text.equals(rule.shortName());
        }
    }
}
