package dev.cachelens.oracle;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.Mount;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;
import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.dockerfile.Flag;
import dev.cachelens.syntax.dockerfile.Heredoc;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Holds the model's stages, mounts and copies to those that BuildKit's typed layer reads. */
final class StageComparison {

    private static final String PARTED = "BuildKit reads the body of '<< NAME', but takes its two words for files";

    private final BuildModel model;
    private final ParsedDockerfile theirs;
    private final List<Difference> differences = new ArrayList<>();

    private StageComparison(BuildModel model, ParsedDockerfile theirs) {
        this.model = model;
        this.theirs = theirs;
    }

    /** What differs of a file that BuildKit accepts. */
    static List<Difference> differences(BuildModel model, ParsedDockerfile theirs) {
        StageComparison comparison = new StageComparison(model, theirs);
        comparison.stages();
        return comparison.differences;
    }

    private void same(String what, Object mine, Object other) {
        if (!Objects.equals(mine, other)) {
            differences.add(new Difference(what + ": ours <" + mine + ">, BuildKit's <" + other + ">", Optional.empty()));
        }
    }

    private void stages() {
        same("number of stages", model.stages().size(), theirs.stages().size());
        for (int i = 0; i < Math.min(model.stages().size(), theirs.stages().size()); i++) {
            Stage mine = model.stages().get(i);
            ParsedDockerfile.Stage other = theirs.stages().get(i);
            // BuildKit looks stages up by the name in lower case.
            same("name of a stage", mine.name().orElse("").toLowerCase(Locale.ROOT), other.name());
            same("base of a stage", mine.from().words().get(0).text(), other.base());
            same("platform of a stage", written(mine.from(), "platform"), other.platform());
            List<Instruction> written = model.dockerfile().instructions();
            List<Step> own = mine.steps().stream().filter(step -> written.contains(step.instruction())).toList();
            same("number of instructions of a stage", own.size(), other.commands());
            own.forEach(this::step);
        }
    }

    private void step(Step step) {
        int line = model.line(step);
        ParsedDockerfile.Typed typed = theirs.instructions().stream().filter(instruction -> instruction.start() <= line
                && line <= instruction.end()).findFirst().orElseThrow().typed();
        if (step instanceof RunStep run && typed.mounts() != null) {
            same("mounts of a RUN", run.mounts().stream().map(StageComparison::told).toList(),
                    typed.mounts().stream().map(StageComparison::told).toList());
        } else if (step instanceof CopyStep copy) {
            copy(copy, typed);
        }
    }

    private static String told(Mount mount) {
        return told(mount.type().name().toLowerCase(Locale.ROOT), mount.from().orElse(""), mount.readOnly());
    }

    private static String told(ParsedDockerfile.Mount mount) {
        return told(mount.type(), mount.from(), mount.readOnly());
    }

    /** Of a secret and a socket it does not matter whether they may be written. */
    private static String told(String type, String from, boolean readOnly) {
        return type + " from " + from + (readOnly && !type.equals("secret") && !type.equals("ssh") ? " read-only" : "");
    }

    private void copy(CopyStep copy, ParsedDockerfile.Typed typed) {
        if (copy.instruction().heredocs().stream().anyMatch(heredoc -> isParted(copy, heredoc))) {
            differences.add(new Difference(PARTED, Optional.of(PARTED)));
            return;
        }
        same("sources of a copy",
                copy.sources().stream().filter(source -> !source.isHeredoc()).map(source -> source.word().text()).toList(),
                typed.sources() == null ? List.of() : typed.sources());
        same("destination of a copy", copy.destinationWord().map(Word::text).orElse(""), typed.destination());
        same("origin of a copy", written(copy.instruction(), "from"), typed.from());
        same("files that a copy writes", copy.instruction().heredocs().stream()
                .map(heredoc -> new ParsedDockerfile.SourceContent(heredoc.name(), heredoc.content(), heredoc.expand())).toList(),
                typed.contents());
    }

    private static boolean isParted(CopyStep copy, Heredoc heredoc) {
        return copy.instruction().words().stream().noneMatch(word -> word.span().equals(heredoc.marker()));
    }

    private static String written(Instruction instruction, String flag) {
        return instruction.flag(flag).flatMap(Flag::value).map(MappedText::text).orElse("");
    }
}
