package dev.cachelens.rule;

import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.Instruction;

/** Edits of whole lines. */
final class LineEdits {

    private LineEdits() {
    }

    /** Takes an instruction away, with its lines. */
    static TextEdit removeInstruction(Dockerfile dockerfile, Instruction instruction) {
        SourceText source = dockerfile.source();
        int start = source.lineStart(source.line(instruction.span().start()));
        int last = source.line(Math.max(instruction.span().start(), instruction.span().end() - 1));
        int end = last < source.lineCount() ? source.lineStart(last + 1) : source.text().length();
        return TextEdit.delete(new Span(start, end));
    }

    /** Puts a line before the one that an instruction begins on, at the same indentation. */
    static TextEdit insertBefore(Dockerfile dockerfile, Instruction instruction, String line) {
        SourceText source = dockerfile.source();
        int start = source.lineStart(source.line(instruction.span().start()));
        String indentation = source.text().substring(start, instruction.span().start());
        return TextEdit.insert(start, indentation + line + source.lineSeparator());
    }

    /** Puts a line behind the last one of an instruction, at the same indentation. */
    static TextEdit insertAfter(Dockerfile dockerfile, Instruction instruction, String line) {
        SourceText source = dockerfile.source();
        int start = source.lineStart(source.line(instruction.span().start()));
        String indentation = source.text().substring(start, instruction.span().start());
        int last = source.line(Math.max(instruction.span().start(), instruction.span().end() - 1));
        if (last < source.lineCount()) {
            return TextEdit.insert(source.lineStart(last + 1), indentation + line + source.lineSeparator());
        }
        return TextEdit.insert(source.text().length(), source.lineSeparator() + indentation + line);
    }
}
