package dev.cachelens.ide.inspection;

import com.intellij.codeInsight.intention.LowPriorityAction;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Fix;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.TextEdit;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Directive;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
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

    @Override
    public String getName() {
        return getFamilyName();
    }

    @Override
    public String getFamilyName() {
        String what = scope == Scope.INSTRUCTION ? "instruction" : "file";
        return "Suppress '" + rule.title() + "' for " + what;
    }

    @Override
    Optional<Fix> fix(String text, Finding finding) {
        Dockerfile dockerfile = DockerfileParser.parse(text);
        TextEdit edit = scope == Scope.INSTRUCTION
                ? aboveInstruction(dockerfile, finding.span()).orElseGet(() -> atHead(dockerfile))
                : atHead(dockerfile);
        return Optional.of(new Fix(getName(), edit));
    }

    private Optional<TextEdit> aboveInstruction(Dockerfile dockerfile, Span span) {
        for (Instruction instruction : dockerfile.instructions()) {
            if (instruction.span().contains(span)) {
                String text = dockerfile.source().text();
                int line = dockerfile.source().line(instruction.span().start());
                int lineStart = dockerfile.source().lineStart(line);
                String indent = text.substring(lineStart, instruction.span().start());
                return Optional.of(TextEdit.insert(lineStart, indent + "# noinspection " + rule.shortName() + "\n"));
            }
        }
        return Optional.empty();
    }

    /** Under the parser directives, since a comment above them would end them. */
    private TextEdit atHead(Dockerfile dockerfile) {
        String comment = "# cachelens: skip=" + rule.id();
        List<Directive> directives = dockerfile.directives();
        if (directives.isEmpty()) {
            return TextEdit.insert(0, comment + "\n");
        }
        int end = directives.get(directives.size() - 1).span().end();
        return TextEdit.insert(end, "\n" + comment);
    }
}
