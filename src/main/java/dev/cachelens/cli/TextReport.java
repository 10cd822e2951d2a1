package dev.cachelens.cli;

import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Fix;
import dev.cachelens.rule.Related;
import dev.cachelens.rule.Severity;
import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.Span;
import java.util.List;

/** Findings for people: where, what, the line with the range underlined, what explains it and what would cure it. */
final class TextReport implements Report {

    // Of a longer line only the part around the range is shown.
    private static final int MOST_COLUMNS = 120;
    private static final int COLUMNS_BEFORE_RANGE = 40;

    private static final String BOLD = "1";
    private static final String FAINT = "2";

    private final Streams streams;
    private final int[] counts = new int[Severity.values().length];
    private int files;

    TextReport(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void add(SourceFile file, List<Finding> findings) {
        files++;
        if (findings.isEmpty()) {
            return;
        }
        SourceText source = new SourceText(file.text());
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            counts[finding.severity().ordinal()]++;
            append(text, file, source, finding);
        }
        streams.out().append(text);
    }

    @Override
    public void finish() {
        streams.out().flush();
        StringBuilder summary = new StringBuilder();
        for (Severity severity : Severity.values()) {
            int count = counts[severity.ordinal()];
            if (count > 0) {
                summary.append(summary.length() == 0 ? "" : ", ").append(count).append(' ').append(severity.id());
                boolean countable = severity == Severity.ERROR || severity == Severity.WARNING;
                summary.append(countable && count > 1 ? "s" : "");
            }
        }
        summary.append(summary.length() == 0 ? "nothing found" : "").append(" in ").append(files);
        streams.err().println(summary.append(files == 1 ? " file" : " files"));
    }

    private void append(StringBuilder text, SourceFile file, SourceText source, Finding finding) {
        Span span = finding.span();
        int line = source.line(span.start());
        paint(text, BOLD, Printable.line(file.label()) + ":" + line + ":" + source.column(span.start()) + ":");
        text.append(' ');
        paint(text, color(finding.severity()), finding.severity().id() + ":");
        text.append(' ').append(Printable.line(finding.message()));
        paint(text, FAINT, " [" + finding.rule() + "]");
        text.append('\n');
        int width = gutterWidth(source, finding);
        appendLine(text, source, span, width, color(finding.severity()));
        for (Related related : finding.related()) {
            gutter(text, String.valueOf(source.line(related.span().start())), width, '|');
            text.append(Printable.line(related.message())).append('\n');
        }
        for (Fix fix : finding.fixes()) {
            gutter(text, "", width, '=');
            text.append("fix: ").append(Printable.line(fix.title())).append('\n');
        }
        text.append('\n');
    }

    private void appendLine(StringBuilder text, SourceText source, Span span, int width, String color) {
        int line = source.line(span.start());
        int lineEnd = source.lineEnd(line);
        int from = Math.min(span.start(), lineEnd);
        int to = Math.max(from, Math.min(span.end(), lineEnd));
        int cropStart = source.lineStart(line);
        if (to - cropStart > MOST_COLUMNS && from - cropStart > COLUMNS_BEFORE_RANGE) {
            cropStart = codePointStart(source.text(), from - COLUMNS_BEFORE_RANGE);
        }
        StringBuilder shown = new StringBuilder(cropStart > source.lineStart(line) ? "…" : "");
        StringBuilder marks = new StringBuilder(shown.length() > 0 ? " " : "");
        int column = shown.length();
        int offset = cropStart;
        int firstMark = column;
        while (offset < lineEnd && column < MOST_COLUMNS) {
            firstMark = offset <= from ? column : firstMark;
            int codePoint = source.text().codePointAt(offset);
            int next = Printable.append(shown, codePoint, column);
            char mark = offset >= from && offset < to ? '^' : ' ';
            for (int i = column; i < next; i++) {
                marks.append(mark);
            }
            column = next;
            offset += Character.charCount(codePoint);
        }
        shown.append(offset < lineEnd ? "…" : "");
        int end = marks.length();
        while (end > 0 && marks.charAt(end - 1) == ' ') {
            end--;
        }
        marks.setLength(end);
        if (from == to) {
            marks.setLength(0);
            marks.append(" ".repeat(from == lineEnd ? column : firstMark)).append('^');
        }
        gutter(text, String.valueOf(line), width, '|');
        text.append(shown.toString().stripTrailing()).append('\n');
        gutter(text, "", width, '|');
        paint(text, color, marks.toString());
        int lastLine = source.line(Math.max(span.start(), span.end() - 1));
        text.append(lastLine > line ? " … to line " + lastLine : "").append('\n');
    }

    private static int codePointStart(String text, int offset) {
        return Character.isLowSurrogate(text.charAt(offset)) ? offset - 1 : offset;
    }

    private void gutter(StringBuilder text, String label, int width, char border) {
        StringBuilder gutter = new StringBuilder("  ");
        for (int i = label.length(); i < width; i++) {
            gutter.append(' ');
        }
        paint(text, FAINT, gutter.append(label).append(' ').append(border).toString());
        text.append(' ');
    }

    private static int gutterWidth(SourceText source, Finding finding) {
        int last = source.line(finding.span().start());
        for (Related related : finding.related()) {
            last = Math.max(last, source.line(related.span().start()));
        }
        return String.valueOf(last).length();
    }

    private static String color(Severity severity) {
        return switch (severity) {
            case ERROR -> "1;31";
            case WARNING -> "1;33";
            case WEAK -> "1;36";
            case INFO -> "1;34";
        };
    }

    /** Appends text in a rendition of ECMA-48 (SGR) where colours are wanted. */
    private void paint(StringBuilder text, String rendition, String painted) {
        if (streams.color() && !painted.isEmpty()) {
            text.append("\u001B[").append(rendition).append('m').append(painted).append("\u001B[0m");
        } else {
            text.append(painted);
        }
    }
}
