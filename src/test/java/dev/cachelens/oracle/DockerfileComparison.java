package dev.cachelens.oracle;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.Flag;
import dev.cachelens.syntax.dockerfile.Heredoc;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Keyword;
import dev.cachelens.syntax.dockerfile.MountOption;
import dev.cachelens.syntax.dockerfile.MountOptions;
import dev.cachelens.syntax.dockerfile.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Holds our tree of a Dockerfile to BuildKit's. */
final class DockerfileComparison {

    private static final String BYTES = "BuildKit takes each byte of a flag, or of HEALTHCHECK's type, for a character";

    private final Dockerfile ours;
    private final String text;
    private final List<Difference> differences = new ArrayList<>();

    private DockerfileComparison(Dockerfile ours) {
        this.ours = ours;
        this.text = ours.source().text();
    }

    /**
     * What differs, one sentence each.
     *
     * @param theirs what BuildKit makes of the whole file
     * @param before where BuildKit refuses the file, what it makes of the lines before those it refuses; else the same as theirs
     */
    static List<Difference> differences(Dockerfile ours, ParsedDockerfile theirs, ParsedDockerfile before) {
        DockerfileComparison comparison = new DockerfileComparison(ours);
        comparison.directives(theirs);
        if (theirs.failure() == null) {
            comparison.same("escape character", String.valueOf(ours.escape()), theirs.escape());
            comparison.instructions(ours.instructions(), theirs.instructions());
            if (comparison.differences.stream().noneMatch(difference -> difference.what().equals(BYTES))) {
                comparison.errors(theirs);
            }
        } else {
            comparison.instructions(comparison.startingBefore(theirs.failure().start()), before.instructions());
            comparison.refused(theirs.failure());
        }
        comparison.places();
        return comparison.differences;
    }

    private void same(String what, Object mine, Object other) {
        if (!Objects.equals(mine, other)) {
            differs(what + ": ours " + show(mine) + ", BuildKit's " + show(other));
        }
    }

    private void differs(String what) {
        differences.add(new Difference(what, Optional.empty()));
    }

    private void byDesign(String reason) {
        differences.add(new Difference(reason, Optional.of(reason)));
    }

    private static String show(Object value) {
        return "<" + String.valueOf(value).replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + ">";
    }

    private void directives(ParsedDockerfile theirs) {
        List<String> mine = new ArrayList<>();
        // From a directive that BuildKit refuses on there are none to it; it counts their lines from 0.
        int last = theirs.failure() == null ? Integer.MAX_VALUE : theirs.failure().start();
        ours.directives().stream().filter(d -> line(d.span().start()) <= last)
                .forEach(d -> mine.add(line(d.span().start()) + ": " + d.name() + "=" + d.value()));
        List<String> other = new ArrayList<>();
        theirs.directives().stream().filter(d -> d.line() <= last)
                .forEach(d -> other.add(d.line() + ": " + d.name() + "=" + d.value()));
        same("directives", mine, other);
        ours.directives().forEach(d -> same("value of directive " + d.name(), d.valueSpan().in(text), d.value()));
    }

    private List<Instruction> startingBefore(int line) {
        List<Instruction> before = new ArrayList<>();
        for (Instruction instruction : ours.instructions()) {
            if (line(instruction.span().start()) < line) {
                before.add(instruction);
            }
        }
        return before;
    }

    private void instructions(List<Instruction> mine, List<ParsedDockerfile.Instruction> other) {
        same("number of instructions", mine.size(), other.size());
        for (int i = 0; i < Math.min(mine.size(), other.size()); i++) {
            String which = "instruction " + (i + 1) + " (" + other.get(i).keyword() + ")";
            instruction(which, mine.get(i), other.get(i));
            if (!startsEmpty(other.get(i).start(), line(mine.get(i).span().start()))) {
                same("first line of " + which, line(mine.get(i).span().start()), other.get(i).start());
            }
            same("last line of " + which, line(mine.get(i).span().end()), other.get(i).end());
        }
    }

    /** Whether BuildKit has an instruction begin on a line that has nothing but an escape character, joined to the keyword's. */
    private boolean startsEmpty(int theirs, int mine) {
        boolean isEmpty = theirs < mine && ours.source().lineText(theirs).strip().equals(String.valueOf(ours.escape()));
        if (isEmpty) {
            byDesign("an instruction begins with its keyword, not with an empty continuation above it");
        }
        return isEmpty;
    }

    private void instruction(String which, Instruction mine, ParsedDockerfile.Instruction other) {
        same("keyword of " + which, mine.keyword(), Keyword.of(other.keyword()));
        boolean isCutInCharacter = mine.flags().stream().anyMatch(flag -> hasBlankByte(flag.source().text()))
                || mine.keyword() == Keyword.HEALTHCHECK && hasBlankByte(mine.rest().text());
        if (isCutInCharacter) {
            byDesign(BYTES);
            return;
        }
        flags(which, flags(mine), other.flags());
        mounts(which, mine, other);
        heredocs(which, mine, other);
        if (mine.keyword() == Keyword.ONBUILD && other.trigger() != null && other.trigger().trigger() != null) {
            // BuildKit's tree nests them without end, and refuses them in the next step.
            return;
        }
        same("whether there is a trigger of " + which, mine.trigger().isPresent(), other.trigger() != null);
        if (mine.trigger().isPresent() && other.trigger() != null) {
            instruction("trigger of " + which, mine.trigger().get(), withHeredocs(other.trigger(), other.heredocs()));
        }
        if (mine.keyword() == Keyword.UNKNOWN || mine.keyword() == Keyword.ONBUILD) {
            return;
        }
        same("form of " + which, mine.form() == Instruction.Form.EXEC, other.json());
        same("words of " + which, mine.words().stream().map(Word::text).toList(), words(mine.keyword(), other.words()));
        if (mine.form() == Instruction.Form.PLAIN && mine.keyword() == Keyword.RUN) {
            same("text of " + which, mine.rest().text(), String.join("", other.words()));
        }
    }

    /** BuildKit hangs the here-documents of a trigger on its ONBUILD. */
    private static ParsedDockerfile.Instruction withHeredocs(
            ParsedDockerfile.Instruction trigger, List<ParsedDockerfile.Heredoc> heredocs) {
        return new ParsedDockerfile.Instruction(trigger.keyword(), trigger.flags(), trigger.words(), trigger.json(), heredocs,
                trigger.start(), trigger.end(), trigger.trigger(), trigger.typed(), trigger.failure());
    }

    private static List<String> flags(Instruction instruction) {
        List<String> flags = new ArrayList<>();
        for (Flag flag : instruction.flags()) {
            flags.add("--" + flag.name() + flag.value().map(value -> "=" + value).orElse(""));
        }
        return flags;
    }

    private void flags(String which, List<String> mine, List<String> other) {
        if (mine.stream().map(DockerfileComparison::bytes).toList().equals(other) && !mine.equals(other)) {
            byDesign(BYTES);
        } else {
            same("flags of " + which, mine, other);
        }
    }

    /** Whether BuildKit takes a byte inside one of these characters for white space. */
    private static boolean hasBlankByte(String text) {
        return bytes(text).chars().anyMatch(unit -> unit == 0x85 || unit == 0xA0);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private void mounts(String which, Instruction mine, ParsedDockerfile.Instruction other) {
        if (other.typed() == null || other.typed().mounts() == null || mine.keyword() != Keyword.RUN) {
            return;
        }
        List<ParsedDockerfile.Mount> read = other.typed().mounts();
        List<Flag> flags = mine.flags().stream().filter(flag -> flag.name().equals("mount")).toList();
        same("number of mounts of " + which, flags.size(), read.size());
        for (int i = 0; i < Math.min(flags.size(), read.size()); i++) {
            ParsedDockerfile.Mount mount = read.get(i);
            List<MountOption> options = MountOptions.parse(flags.get(i).value().orElseThrow());
            options.forEach(option -> within("mount option", option.span(), mine.span()));
            String type = last(options, "bind", "type").toLowerCase(Locale.ROOT);
            same("type of mount of " + which, bytes(type), mount.type());
            same("origin of mount of " + which, bytes(last(options, "", "from")), mount.from());
            same("source of mount of " + which, bytes(last(options, "", "source", "src")), mount.source());
            same("target of mount of " + which, bytes(last(options, "", "target", "dst", "destination")), mount.target());
            same("id of mount of " + which, bytes(last(options, "", "id")), mount.id());
            same("sharing of mount of " + which, last(options, "", "sharing").toLowerCase(Locale.ROOT), mount.sharing());
        }
    }

    /** The value of the last option that has one of these names, which wins in BuildKit. */
    private static String last(List<MountOption> options, String otherwise, String... names) {
        String value = otherwise;
        for (MountOption option : options) {
            if (List.of(names).contains(option.key())) {
                value = option.value().orElse(value);
            }
        }
        return value;
    }

    /** BuildKit chains name, value and separator of a pair; an empty separator is that of the old form. */
    private static List<String> words(Keyword keyword, List<String> chain) {
        if (keyword != Keyword.ENV && keyword != Keyword.LABEL) {
            return chain;
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i + 2 < chain.size(); i += 3) {
            if (chain.get(i + 2).isEmpty()) {
                words.add(chain.get(i));
                words.add(chain.get(i + 1));
            } else {
                words.add(chain.get(i) + "=" + chain.get(i + 1));
            }
        }
        return words;
    }

    private void heredocs(String which, Instruction mine, ParsedDockerfile.Instruction other) {
        if (mine.keyword() == Keyword.ONBUILD) {
            return;
        }
        List<ParsedDockerfile.Heredoc> converted = new ArrayList<>();
        for (Heredoc heredoc : mine.heredocs()) {
            converted.add(new ParsedDockerfile.Heredoc(
                    heredoc.name(), heredoc.descriptor(), heredoc.expand(), heredoc.chomp(), heredoc.body().text()));
        }
        same("here-documents of " + which, converted, other.heredocs());
    }

    private void errors(ParsedDockerfile theirs) {
        List<Failure> failures = new ArrayList<>();
        if (theirs.stageFailure() != null) {
            failures.add(theirs.stageFailure());
        }
        for (ParsedDockerfile.Instruction instruction : theirs.instructions()) {
            if (instruction.failure() != null) {
                failures.add(new Failure(instruction.failure().message(), instruction.start(), instruction.end()));
            }
        }
        for (Failure failure : failures) {
            if (!isTold(failure.start(), failure.end())) {
                differs("accepted on lines " + failure.start() + ".." + failure.end() + ", what BuildKit refuses: "
                        + failure.message());
            }
        }
        if (theirs.instructions().stream().noneMatch(instruction -> Keyword.of(instruction.keyword()) == Keyword.FROM)) {
            failures.add(new Failure("no FROM", 1, ours.source().lineCount()));
        }
        for (ParsedDockerfile.Instruction instruction : theirs.instructions()) {
            // What is wrong with a trigger fails in the build that it is for, and a mount's options in the step.
            ParsedDockerfile.Instruction trigger = instruction.trigger();
            boolean isRefusedLater = trigger != null && trigger.failure() != null
                    || instruction.typed() != null && !instruction.typed().mountFailure().isEmpty();
            if (isRefusedLater) {
                failures.add(new Failure("", instruction.start(), instruction.end()));
            }
        }
        for (SyntaxError error : ours.errors()) {
            int first = line(error.span().start());
            int last = line(error.span().end());
            if (failures.stream().noneMatch(failure -> failure.start() <= last && first <= failure.end())) {
                differs("refused on line " + first + ", what BuildKit accepts: " + error.message());
            }
        }
    }


    private boolean isTold(int first, int last) {
        return ours.errors().stream().anyMatch(error -> line(error.span().end()) >= first && line(error.span().start()) <= last);
    }

    private void refused(Failure failure) {
        // BuildKit counts lines from 0 where it refuses a directive, and names the file's end where it finds no instruction.
        boolean isWhole = failure.message().equals("file with no instructions");
        if (!isTold(isWhole ? 0 : failure.start(), Math.max(failure.end(), failure.start() + 1))) {
            differs("no error on lines " + failure.start() + ".." + failure.end() + ", where BuildKit refuses the file: "
                    + failure.message());
        }
    }

    /** Every text with a way back to the file must find itself there, and every range lie in its owner's. */
    private void places() {
        for (Instruction instruction : ours.instructions()) {
            places(instruction);
        }
    }

    private void places(Instruction instruction) {
        within("keyword", instruction.keywordSpan(), instruction.span());
        for (Flag flag : instruction.flags()) {
            within("flag", flag.span(), instruction.span());
            mapped("flag", flag.source());
            flag.value().ifPresent(value -> mapped("flag's value", value));
        }
        mapped("rest", instruction.rest());
        for (Word word : instruction.words()) {
            within("word", word.span(), instruction.span());
            mapped("word", word.source());
        }
        for (Heredoc heredoc : instruction.heredocs()) {
            within("here-document's marker", heredoc.marker(), instruction.span());
            within("here-document's terminator", heredoc.terminator(), instruction.span());
            mapped("here-document", heredoc.body());
            mapped("here-document without tabs", heredoc.chomped());
            if (!heredoc.terminator().in(text).equals(heredoc.name()) && heredoc.terminator().length() > 0) {
                differs("the terminator of " + heredoc.name() + " is " + show(heredoc.terminator().in(text)));
            }
        }
        instruction.trigger().ifPresent(trigger -> {
            within("trigger", trigger.span(), instruction.span());
            places(trigger);
        });
    }

    private void within(String what, Span inner, Span outer) {
        // The terminator that is missing is empty, at the file's end.
        if (!outer.contains(inner) && inner.length() > 0) {
            differs(what + " " + inner + " is not in its instruction, " + outer);
        }
    }

    private void mapped(String what, MappedText part) {
        for (int i = 0; i < part.length(); i++) {
            int offset = part.sourceOffset(i);
            if (offset >= text.length() || text.charAt(offset) != part.text().charAt(i)) {
                differs(what + " " + show(part.text()) + " has its unit " + i + " at another place than " + offset);
                return;
            }
        }
    }

    private int line(int offset) {
        return ours.source().line(offset);
    }
}
