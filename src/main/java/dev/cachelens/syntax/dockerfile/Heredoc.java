package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;

/**
 * A here-document of RUN, COPY or ADD.
 *
 * @param name       the delimiter, without its quotes
 * @param expand     whether variables in the body are expanded: the delimiter is not quoted
 * @param chomp      whether it was opened by {@code <<-}, so that tabs at the head of each line are dropped
 * @param descriptor the file descriptor before {@code <<}; 0 where none is written
 * @param marker     the range of {@code <<NAME}, with the descriptor and the quotes
 * @param body       the lines between the marker's and the terminator, line ends included and tabs not dropped
 * @param terminator the range of the closing delimiter; empty, at the file's end, where it is missing
 */
public record Heredoc(String name, boolean expand, boolean chomp, int descriptor, Span marker, MappedText body, Span terminator) {

    /** The body as the build sees it: without the tabs that {@code <<-} drops. */
    public String content() {
        return chomp ? chomped().text() : body.text();
    }

    /** The body as the build sees it, with the way back to the file. */
    public MappedText chomped() {
        if (!chomp) {
            return body;
        }
        String text = body.text();
        MappedText.Builder kept = new MappedText.Builder(body.span().start());
        for (int line = 0; line < text.length();) {
            int next = text.indexOf('\n', line) + 1;
            int end = next == 0 ? text.length() : next;
            int start = line;
            while (start < end && text.charAt(start) == '\t') {
                start++;
            }
            kept.append(body.sourceOffset(start), text.substring(start, end));
            line = end;
        }
        return kept.build();
    }
}
