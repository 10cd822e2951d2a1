package dev.cachelens.ide.inspection;

import com.intellij.codeInsight.intention.LowPriorityAction;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Fix;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.TextEdit;
import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Directive;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.List;
import java.util.Optional;

/** Writes the comment that silences a finding. */
final class SuppressFix extends SnapshotFix implements LowPriorityAction {

    /** What the comment is for. */
    enum Scope {
        INSTRUCTION, FILE
    }

    private final Rule rule;
    private final Scope scope;

    SuppressFix(Rule rule, Analysis seen, Finding finding, Scope scope) {
        super(seen, finding);
        this.rule = rule;
        this.scope = scope;
    }

    /** The instruction that holds a range; empty for one in a comment or a directive. */
    static Optional<Instruction> instruction(Dockerfile dockerfile, Span span) {
        for (Instruction instruction : dockerfile.instructions()) {
            if (instruction.span().contains(span)) {
                return Optional.of(instruction);
            }
        }
        return Optional.empty();
    }

    @Override
    public String getFamilyName() {
        return "Suppress '" + rule.title() + "' for " + (scope == Scope.INSTRUCTION ? "instruction" : "file");
    }

    @Override
    Optional<Fix> fix(Dockerfile dockerfile, Finding finding) {
        Optional<TextEdit> comment = scope == Scope.INSTRUCTION
                ? instruction(dockerfile, finding.span()).map(instruction -> above(instruction, dockerfile.source()))
                : Optional.of(atHead(dockerfile));
        return comment.map(edit -> new Fix(getName(), edit));
    }

    private TextEdit above(Instruction instruction, SourceText source) {
        int start = instruction.span().start();
        int lineStart = source.lineStart(source.line(start));
        String indent = source.text().substring(lineStart, start);
        return TextEdit.insert(lineStart, indent + "# noinspection " + rule.shortName() + "\n");
    }

    /** Under the parser directives, since a comment above them would end them. */
    private TextEdit atHead(Dockerfile dockerfile) {
        String comment = "# cachelens: skip=" + rule.id();
        List<Directive> directives = dockerfile.directives();
        if (directives.isEmpty()) {
            return TextEdit.insert(0, comment + "\n");
        }
        return TextEdit.insert(directives.get(directives.size() - 1).span().end(), "\n" + comment);
    }
}
